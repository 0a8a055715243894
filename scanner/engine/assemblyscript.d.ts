// The types of kernel/layout.ts, which AssemblyScript knows by itself.
type usize = number;
type u32 = number;
