-- Encryption of columns and the seals over the audit are two things: the type of a ciphertext is called "encrypted".
ALTER DOMAIN sealed RENAME TO encrypted;
