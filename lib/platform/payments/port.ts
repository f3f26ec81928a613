/** One attempt to pay an order. Amounts in minor units. */
export interface Charge {
  id: string;
  orderId: string;
  amount: number;
  currency: string;
  /** `authorized`: the money is reserved and waits for `capture`. */
  state: "authorized" | "captured" | "failed";
}

/** What the product asks of whoever moves the money. Nothing else of a provider is known above. */
export interface PaymentPort {
  /** The order for one of our payments: the one there is already, or a new one. */
  orderOf(payment: { id: string; amount: number; currency: string }): Promise<string>;
  /** Every charge of an order that the provider can tell about. */
  chargesOf(orderId: string): Promise<Charge[]>;
  /** Takes the money of an authorized charge. */
  capture(charge: Charge): Promise<void>;
  /** The id of the refund of a charge that carries this receipt, if there is one. */
  findRefund(chargeId: string, receipt: string): Promise<string | undefined>;
  /** Gives money back. Look with `findRefund` first: a repeated call may pay twice. Returns the provider's id. */
  refund(refund: { chargeId: string; amount: number; receipt: string }): Promise<string>;
}

/**
 * The one kind of error of a provider. `refused`: no connection, or it was cut; `timeout`: no answer in time; `http`: an answer with another
 * status than success; `body`: success, but not what was asked for. Has no text of the provider, which may quote a person.
 */
export class PaymentError extends Error {
  override readonly name = "PaymentError";
  constructor(
    readonly kind: "refused" | "timeout" | "http" | "body",
    readonly status?: number,
  ) {
    super(status === undefined ? kind : `${kind} ${status}`);
  }

  /** Whether the provider understood the request and will refuse it each time. */
  get isFinal(): boolean {
    return this.kind === "http" && this.status !== undefined && this.status >= 400 && this.status < 500 && ![401, 403, 408, 409, 425, 429].includes(this.status);
  }
}
