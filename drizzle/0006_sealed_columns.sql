-- Ciphertext as lib/platform/crypto/encrypt.ts writes it: version, key id, nonce with body and tag. Plain text does not pass.
CREATE DOMAIN sealed AS text CHECK (VALUE ~ '^v1\.[A-Za-z0-9_-]{8}\.[A-Za-z0-9_-]{38,}$');--> statement-breakpoint
ALTER TABLE "profiles" ALTER COLUMN "phone" SET DATA TYPE sealed;--> statement-breakpoint
ALTER TABLE "profiles" ALTER COLUMN "address" SET DATA TYPE sealed;--> statement-breakpoint
ALTER TABLE "consultations" ALTER COLUMN "complaint" SET DATA TYPE sealed;--> statement-breakpoint
ALTER TABLE "consultations" ALTER COLUMN "notes" SET DATA TYPE sealed;--> statement-breakpoint
ALTER TABLE "consultations" ALTER COLUMN "diagnosis" SET DATA TYPE sealed;--> statement-breakpoint
ALTER TABLE "consultations" ALTER COLUMN "advice" SET DATA TYPE sealed;--> statement-breakpoint
ALTER TABLE "consultations" ALTER COLUMN "cancel_reason" SET DATA TYPE sealed;--> statement-breakpoint
ALTER TABLE "reviews" ALTER COLUMN "comment" SET DATA TYPE sealed;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ALTER COLUMN "response" SET DATA TYPE sealed;--> statement-breakpoint
ALTER TABLE "prescriptions" ALTER COLUMN "content" SET DATA TYPE sealed;--> statement-breakpoint
ALTER TABLE "prescriptions" ALTER COLUMN "revoked_reason" SET DATA TYPE sealed;
