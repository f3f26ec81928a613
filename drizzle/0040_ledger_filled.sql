-- What was paid and given back before there was a ledger. What had been earned by then is written too. Bookings go on meanwhile: the triggers write
-- what happens now. A payment is locked, so that none is given back between being read and being written here.
INSERT INTO ledger_entries (transfer, account, kind, amount, currency, payment_id, doctor_id, at)
SELECT t.kind || ' ' || p.id || t.part, t.account, t.kind, t.amount, p.currency, p.id, c.doctor_id, t.at
FROM payments p JOIN consultations c ON c.id = p.consultation_id CROSS JOIN LATERAL (VALUES
  ('paid', '', 'provider', p.amount, p.paid_at), ('paid', '', 'held', -p.amount, p.paid_at),
  ('refunded', ' ' || p.refunded_amount, 'held', p.refunded_amount, coalesce(p.refunded_at, p.updated_at)), ('refunded', ' ' || p.refunded_amount, 'provider', -p.refunded_amount, coalesce(p.refunded_at, p.updated_at)),
  ('earned', '', 'held', CASE WHEN p.status = 'paid' AND c.status IN ('completed', 'no_show', 'cancelled') THEN p.amount - p.refunded_amount ELSE 0 END, greatest(p.paid_at, c.updated_at)),
  ('earned', '', 'doctor', CASE WHEN p.status = 'paid' AND c.status IN ('completed', 'no_show', 'cancelled') THEN p.refunded_amount - p.amount ELSE 0 END, greatest(p.paid_at, c.updated_at))
) AS t (kind, part, account, amount, at)
WHERE p.paid_at IS NOT NULL AND t.amount <> 0
FOR SHARE OF p
ON CONFLICT DO NOTHING;
