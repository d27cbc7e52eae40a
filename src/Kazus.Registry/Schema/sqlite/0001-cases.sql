-- Every table's key begins with its collection, as in the schema for PostgreSQL, where a collection
-- can be placed on a node of its own. Tables marked "reference" are small and rarely written.

-- reference
create table schema_versions (
  number integer not null primary key,
  name text not null,
  sha256 text not null,
  applied_at text not null
) strict, without rowid;

-- reference
create table collections (
  collection integer not null primary key,
  name text not null unique,
  created_at text not null,
  created_by text not null
) strict;

-- The last position given out in each collection; its row is held while a change is written, so positions have no gap and no race.
create table positions (
  collection integer not null primary key references collections (collection),
  position integer not null
) strict, without rowid;

-- What was changed, by whom, when, from where: never updated, never deleted.
create table revisions (
  collection integer not null,
  position integer not null,
  kind text not null,
  subject text not null,
  number integer not null,
  action text not null,
  made_by text not null,
  made_at text not null,
  made_from text not null,
  reason text,
  patch text not null,
  sha256 text not null,
  primary key (collection, position)
) strict;
create unique index revisions_of_subject on revisions (collection, kind, subject, number);

-- The document as it is now, and the columns that are searched.
create table cases (
  collection integer not null references collections (collection),
  id text not null,
  path text not null,
  number integer not null,
  position integer not null,
  deleted integer not null,
  document text not null,
  text text not null,
  label text,
  own integer not null,
  consent text,
  excluded text,
  disease text,
  disease_kind text,
  site text,
  levels text,
  region text,
  sex text,
  age_low real,
  age_high real,
  treatment text,
  outcome text,
  recurrence text,
  year integer,
  primary key (collection, id)
) strict;
create index cases_by_position on cases (collection, position);
create index cases_by_path on cases (collection, path);

create table claims (
  collection integer not null,
  case_id text not null,
  ordinal integer not null,
  variable text not null,
  value text not null,
  low real,
  high real,
  missing text,
  state text not null,
  source text not null,
  place text,
  quote text,
  primary key (collection, case_id, ordinal)
) strict, without rowid;
create index claims_by_variable on claims (collection, variable);

-- Every file of a casebook other than case files; the bytes are kept once per content.
create table contents (
  collection integer not null,
  sha256 text not null,
  bytes blob not null,
  primary key (collection, sha256)
) strict;

create table files (
  collection integer not null references collections (collection),
  path text not null,
  kind text not null,
  number integer not null,
  position integer not null,
  deleted integer not null,
  sha256 text not null,
  length integer not null,
  primary key (collection, path)
) strict, without rowid;

create table sources (
  collection integer not null,
  id text not null,
  path text not null,
  title text,
  first_author text,
  year integer,
  doi text,
  pmid text,
  container text,
  primary key (collection, id)
) strict, without rowid;

create table manuscripts (
  collection integer not null,
  path text not null,
  title text,
  text text not null,
  primary key (collection, path)
) strict;

create table findings (
  collection integer not null references collections (collection),
  id text not null,
  case_id text,
  rule text not null,
  severity text not null,
  state text not null,
  message text not null,
  document text not null,
  found_at text not null,
  judged_by text,
  judged_at text,
  reason text,
  primary key (collection, id)
) strict;
create index findings_by_case on findings (collection, case_id);
