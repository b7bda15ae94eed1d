-- A picture's digest is its file's name: nobody read it from here.
ALTER TABLE picture DROP COLUMN sha256;
