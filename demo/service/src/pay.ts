import Stripe from 'stripe';

const stripe = new Stripe('{{stripe-live-key}}');

export async function charge(customer: string, cents: number): Promise<void> {
  await stripe.charges.create({ customer, amount: cents, currency: 'eur' });
}
