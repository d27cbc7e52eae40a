-- Who may come in, and what they may do in which collection. Accounts and tokens belong to the registry as a whole; what an account may
-- do, and what it looked at, is kept with the collection.

-- reference
create table accounts (
  account integer not null primary key,
  name text not null,
  known_as text not null unique,
  password text,
  administrator integer not null,
  disabled integer not null,
  stamp text not null,
  failures integer not null,
  locked_until text,
  created_at text not null,
  created_by text not null
) strict;

-- An identity of an OpenID Connect provider that stands for an account.
-- reference
create table identities (
  issuer text not null,
  subject text not null,
  account integer not null references accounts (account),
  primary key (issuer, subject)
) strict, without rowid;

-- Only a hash of a token is kept; the token itself is shown once.
-- reference
create table tokens (
  id text not null primary key,
  account integer not null references accounts (account),
  name text not null,
  sha256 text not null,
  read_only integer not null,
  created_at text not null,
  expires_at text not null,
  revoked_at text
) strict, without rowid;

create table members (
  collection integer not null references collections (collection),
  account integer not null references accounts (account),
  role text not null,
  primary key (collection, account, role)
) strict, without rowid;

-- Every look at a case and every change, by whom and from where: never updated, never deleted. Collection 0 is the registry itself.
create table audit (
  collection integer not null,
  entry integer not null,
  at text not null,
  account integer,
  who text not null,
  action text not null,
  subject text not null,
  made_from text not null,
  outcome integer not null,
  primary key (collection, entry)
) strict, without rowid;
create index audit_by_subject on audit (collection, subject);
