-- Every page asks when a file was last changed.
create index files_by_position on files (collection, position);
