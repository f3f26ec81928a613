-- The accounts from before; the trigger has made the patients of those that registered in the meantime.
INSERT INTO patients (id, account_id, created_at, updated_at)
  SELECT u.id, u.id, u.created_at, u.created_at FROM users u JOIN profiles p ON p.user_id = u.id WHERE u.role = 'patient'
  ON CONFLICT DO NOTHING;
--> statement-breakpoint
INSERT INTO patient_carers (id, account_id, patient_id, relation, since)
  SELECT id, id, id, 'self', created_at FROM patients WHERE account_id IS NOT NULL
  ON CONFLICT DO NOTHING;
