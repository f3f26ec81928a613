-- Short: what reads all rows comes in the next migration. "users" last, where every new row looks that names an account.
LOCK TABLE "reviews", "doctors", "users" IN ACCESS EXCLUSIVE MODE;
--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "status" text DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "decided_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "decision_reason" "encrypted";--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_account_id_users_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action NOT VALID;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action NOT VALID;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_status" CHECK ("reviews"."status" in ('pending', 'published', 'rejected') and ("reviews"."status" <> 'rejected' or "reviews"."decision_reason" is not null)) NOT VALID;
--> statement-breakpoint

-- A published review counts toward its doctor, in the transaction that publishes it or takes it back. The doctor's row is locked until the
-- commit, so the sums are exact however many do so at once.
CREATE OR REPLACE FUNCTION review_counts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was integer := CASE WHEN TG_OP = 'UPDATE' AND OLD.status = 'published' THEN OLD.rating ELSE 0 END;
  becomes integer := CASE WHEN NEW.status = 'published' THEN NEW.rating ELSE 0 END;
BEGIN
  UPDATE doctors SET rating_sum = rating_sum + becomes - was, rating_count = rating_count + sign(becomes)::integer - sign(was)::integer
    WHERE id = NEW.doctor_id AND becomes <> was;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER reviews_count ON reviews;
--> statement-breakpoint
CREATE TRIGGER reviews_count AFTER INSERT OR UPDATE OF status, rating ON reviews FOR EACH ROW EXECUTE FUNCTION review_counts();
