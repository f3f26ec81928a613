-- A registration is one number however it is written: "KMC 12", "KMC12", "kmc-12" and "KMC/12". Only letters and digits count.
CREATE FUNCTION registration_key(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(fold(normalize(value, NFKC)), '[^[:alnum:]]+', '', 'g');
--> statement-breakpoint
-- Says which practices must be put right first, and not only that an index cannot be made.
DO $$
DECLARE twice text;
BEGIN
  SELECT string_agg(ids, '; ') INTO twice FROM (
    SELECT string_agg(id::text || ' (' || registration_number || ')', ', ' ORDER BY id) AS ids FROM doctors
    GROUP BY registration_key(registration_council), registration_key(registration_number) HAVING count(*) > 1) d;
  IF twice IS NOT NULL THEN
    RAISE EXCEPTION 'Several doctors have the same registration number of one council, written differently: %', twice
      USING HINT = 'Find out whose number it is and correct the other practices in the version that runs now; then start this version again.';
  END IF;
END $$;
--> statement-breakpoint
DROP INDEX "doctors_registration_unique";
--> statement-breakpoint
CREATE UNIQUE INDEX "doctors_registration_unique" ON "doctors" USING btree (registration_key(registration_council),registration_key(registration_number));
