-- In the order in which bookings take them; "users" last, where every new row looks that names an account.
LOCK TABLE "consultations", "payments", "users" IN ACCESS EXCLUSIVE MODE;
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"transfer" text NOT NULL,
	"account" text NOT NULL,
	"kind" text NOT NULL,
	"amount" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"payment_id" uuid NOT NULL,
	"doctor_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_entries_transfer_account_pk" PRIMARY KEY("transfer","account"),
	CONSTRAINT "ledger_entries_account" CHECK ("ledger_entries"."account" in ('provider', 'held', 'doctor')),
	CONSTRAINT "ledger_entries_kind" CHECK ("ledger_entries"."kind" in ('paid', 'refunded', 'earned', 'unearned')),
	CONSTRAINT "ledger_entries_amount" CHECK ("ledger_entries"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "payment_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"source" text NOT NULL,
	"payment_id" uuid,
	"order_id" text,
	"charge_id" text,
	"state" text,
	"amount" integer,
	"currency" text,
	"outcome" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"charge_id" text NOT NULL,
	"amount" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"rule" text NOT NULL,
	"provider_refund_id" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"last_error" text,
	"done_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount" > 0),
	CONSTRAINT "refunds_done" CHECK (("refunds"."done_at" is null) = ("refunds"."provider_refund_id" is null))
);
--> statement-breakpoint
CREATE TABLE "simulated_charges" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"amount" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"state" text NOT NULL,
	"known_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "simulated_refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"charge_id" text NOT NULL,
	"amount" integer NOT NULL,
	"receipt" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "hold_ends_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "order_id" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "extended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "refund_rule" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "alarm" text;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_events" ADD CONSTRAINT "payment_events_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "simulated_refunds" ADD CONSTRAINT "simulated_refunds_charge_id_simulated_charges_id_fk" FOREIGN KEY ("charge_id") REFERENCES "public"."simulated_charges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entries_doctor" ON "ledger_entries" USING btree ("doctor_id","at") WHERE account = 'doctor';--> statement-breakpoint
CREATE INDEX "ledger_entries_time" ON "ledger_entries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "ledger_entries_payment" ON "ledger_entries" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_events_once" ON "payment_events" USING btree ("provider","event_id");--> statement-breakpoint
CREATE INDEX "payment_events_payment" ON "payment_events" USING btree ("payment_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_one_per_charge" ON "refunds" USING btree ("provider","charge_id");--> statement-breakpoint
CREATE INDEX "refunds_open" ON "refunds" USING btree ("next_attempt_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "refunds_payment" ON "refunds" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "simulated_charges_order" ON "simulated_charges" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "simulated_refunds_charge" ON "simulated_refunds" USING btree ("charge_id");--> statement-breakpoint
CREATE INDEX "consultations_holds" ON "consultations" USING btree ("hold_ends_at") WHERE status = 'pending_payment';--> statement-breakpoint
CREATE INDEX "payments_account" ON "payments" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "payments_alarms" ON "payments" USING btree ("id") WHERE alarm is not null;--> statement-breakpoint
CREATE INDEX "payments_refund_due" ON "payments" USING btree ("id") WHERE status = 'refund_due';--> statement-breakpoint
CREATE INDEX "payments_open" ON "payments" USING btree ("checked_at") WHERE order_id is not null and paid_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_order" ON "payments" USING btree ("provider","order_id") WHERE order_id is not null;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_hold" CHECK ("consultations"."status" <> 'pending_payment' or "consultations"."hold_ends_at" is not null) NOT VALID;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_alarm" CHECK ("payments"."alarm" in ('amount', 'currency', 'twice', 'refund'));
--> statement-breakpoint
-- Each transfer sums to zero, whoever writes it. Checked at the commit, when all its entries are there.
CREATE FUNCTION ledger_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM ledger_entries WHERE transfer = NEW.transfer GROUP BY currency HAVING sum(amount) <> 0) THEN
    RAISE EXCEPTION 'the entries of a transfer do not sum to zero' USING ERRCODE = '23514', CONSTRAINT = 'ledger_balanced';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_balanced AFTER INSERT ON ledger_entries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balanced();
--> statement-breakpoint
CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- One transfer between two accounts; nothing if it is written already. Runs as the owner, so that nobody else needs to write here.
CREATE FUNCTION ledger_move(of_transfer text, of_kind text, from_account text, to_account text, of_amount int, p payments, of_doctor uuid, of_at timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO ledger_entries (transfer, account, kind, amount, currency, payment_id, doctor_id, at)
  VALUES (of_transfer, to_account, of_kind, of_amount, p.currency, p.id, of_doctor, of_at), (of_transfer, from_account, of_kind, -of_amount, p.currency, p.id, of_doctor, of_at)
  ON CONFLICT DO NOTHING;
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION ledger_move FROM PUBLIC;
--> statement-breakpoint
-- Money that came in is held for the visit; what is given back leaves again, out of what the doctor had earned if need be.
CREATE FUNCTION ledger_post_payment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  doctor uuid;
  given_before int := CASE WHEN TG_OP = 'UPDATE' THEN OLD.refunded_amount ELSE 0 END;
BEGIN
  SELECT doctor_id INTO doctor FROM consultations WHERE id = NEW.consultation_id;
  IF NEW.amount > 0 THEN
    PERFORM ledger_move('paid ' || NEW.id, 'paid', 'held', 'provider', NEW.amount, NEW, doctor, NEW.paid_at);
  END IF;
  IF NEW.refunded_amount > given_before THEN
    PERFORM ledger_move('unearned ' || NEW.id, 'unearned', 'held', 'doctor', e.amount, NEW, doctor, coalesce(NEW.refunded_at, now()))
      FROM ledger_entries e WHERE e.transfer = 'earned ' || NEW.id AND e.account = 'held';
    PERFORM ledger_move('refunded ' || NEW.id || ' ' || NEW.refunded_amount, 'refunded', 'provider', 'held', NEW.refunded_amount - given_before, NEW, doctor, coalesce(NEW.refunded_at, now()));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_post_payment AFTER INSERT OR UPDATE OF paid_at, refunded_amount ON payments FOR EACH ROW WHEN (NEW.paid_at IS NOT NULL) EXECUTE FUNCTION ledger_post_payment();
--> statement-breakpoint
-- At the end of a visit the doctor has earned what is paid for it and not owed back. At the commit, when it is known what the payment has become.
CREATE FUNCTION ledger_post_visit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM ledger_move('earned ' || p.id, 'earned', 'doctor', 'held', p.amount - p.refunded_amount, p, NEW.doctor_id, greatest(p.paid_at, NEW.updated_at))
    FROM payments p WHERE p.consultation_id = NEW.id AND p.status = 'paid' AND p.paid_at IS NOT NULL AND p.amount > p.refunded_amount;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_post_visit AFTER INSERT OR UPDATE OF status ON consultations DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status IN ('completed', 'no_show', 'cancelled')) EXECUTE FUNCTION ledger_post_visit();
