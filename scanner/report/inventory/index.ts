export { inventoryRows, renderInventoryJson } from './json';
export type { InventoryRows, JsonIdentity, JsonInventory } from './json';
export { INVENTORY_ORDERS, inOrder } from './sections';
export type { InventoryOrder } from './sections';
export { renderInventoryText } from './text';
