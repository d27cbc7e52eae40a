using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kazus.Registry.Rows;

/// <summary>
/// The registry's tables for queries. What is written goes through <see cref="CaseCollection"/>, which keeps the history; a query names
/// its collection.
/// </summary>
public sealed class RegistryContext(DbContextOptions<RegistryContext> options) : DbContext(options)
{
    public DbSet<CollectionRow> Collections => Set<CollectionRow>();

    public DbSet<PositionRow> Positions => Set<PositionRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<CaseRow> Cases => Set<CaseRow>();

    public DbSet<ClaimRow> Claims => Set<ClaimRow>();

    public DbSet<ContentRow> Contents => Set<ContentRow>();

    public DbSet<FileRow> Files => Set<FileRow>();

    public DbSet<SourceRow> Sources => Set<SourceRow>();

    public DbSet<ManuscriptRow> Manuscripts => Set<ManuscriptRow>();

    public DbSet<FindingRow> Findings => Set<FindingRow>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Map(modelBuilder.Entity<CollectionRow>(), "collections", nameof(CollectionRow.Collection));
        Map(modelBuilder.Entity<PositionRow>(), "positions", nameof(PositionRow.Collection));
        Map(modelBuilder.Entity<RevisionRow>(), "revisions", nameof(RevisionRow.Collection), nameof(RevisionRow.Position));
        Map(modelBuilder.Entity<CaseRow>(), "cases", nameof(CaseRow.Collection), nameof(CaseRow.Id));
        Map(modelBuilder.Entity<ClaimRow>(), "claims", nameof(ClaimRow.Collection), nameof(ClaimRow.CaseId), nameof(ClaimRow.Ordinal));
        Map(modelBuilder.Entity<ContentRow>(), "contents", nameof(ContentRow.Collection), nameof(ContentRow.Sha256));
        Map(modelBuilder.Entity<FileRow>(), "files", nameof(FileRow.Collection), nameof(FileRow.Path));
        Map(modelBuilder.Entity<SourceRow>(), "sources", nameof(SourceRow.Collection), nameof(SourceRow.Id));
        Map(modelBuilder.Entity<ManuscriptRow>(), "manuscripts", nameof(ManuscriptRow.Collection), nameof(ManuscriptRow.Path));
        Map(modelBuilder.Entity<FindingRow>(), "findings", nameof(FindingRow.Collection), nameof(FindingRow.Id));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantText>();

    private static void Map<T>(EntityTypeBuilder<T> entity, string table, params string[] key) where T : class
    {
        entity.ToTable(table).HasKey(key);
        foreach (var property in entity.Metadata.GetProperties())
        {
            property.SetColumnName(ColumnName(property.Name));
            property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
    }

    /// <summary>"DiseaseKind" is the column "disease_kind".</summary>
    internal static string ColumnName(string property)
    {
        var name = new StringBuilder();
        foreach (var letter in property)
        {
            if (char.IsUpper(letter) && name.Length > 0) name.Append('_');
            name.Append(char.ToLowerInvariant(letter));
        }
        return name.ToString();
    }

    private sealed class InstantText() : ValueConverter<DateTimeOffset, string>(at => Instant.Write(at), text => Instant.Read(text));
}
