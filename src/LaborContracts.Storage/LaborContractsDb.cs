using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LaborContracts.Storage;

/// <summary>The platform's database. Rows that two writers could change at once carry a version, so that one is refused.</summary>
public sealed class LaborContractsDb(DbContextOptions<LaborContractsDb> options) : DbContext(options)
{
    public DbSet<ContractRow> Contracts => Set<ContractRow>();
    public DbSet<DocumentRow> Documents => Set<DocumentRow>();
    public DbSet<TrailRow> Trail => Set<TrailRow>();
    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<RefusedLookRow> RefusedLooks => Set<RefusedLookRow>();
    public DbSet<LookRow> Looks => Set<LookRow>();
    public DbSet<HoldRow> Holds => Set<HoldRow>();
    public DbSet<ErasureRow> Erasures => Set<ErasureRow>();
    public DbSet<IntentRow> Intents => Set<IntentRow>();
    public DbSet<PasskeyRow> Passkeys => Set<PasskeyRow>();
    public DbSet<PasskeyChallengeRow> PasskeyChallenges => Set<PasskeyChallengeRow>();
    public DbSet<SigningRow> Signings => Set<SigningRow>();
    public DbSet<LeafRow> Leaves => Set<LeafRow>();
    public DbSet<SequenceRow> Sequences => Set<SequenceRow>();
    public DbSet<SequenceHeadRow> SequenceHeads => Set<SequenceHeadRow>();
    public DbSet<BatchRow> Batches => Set<BatchRow>();
    public DbSet<IdempotencyRow> Idempotency => Set<IdempotencyRow>();
    public DbSet<DeadlineRow> Deadlines => Set<DeadlineRow>();
    public DbSet<StatusRow> Statuses => Set<StatusRow>();
    public DbSet<TransactionRow> Transactions => Set<TransactionRow>();
    public DbSet<AccountRow> Accounts => Set<AccountRow>();
    public DbSet<ContactRow> Contacts => Set<ContactRow>();
    public DbSet<IdentityCheckRow> IdentityChecks => Set<IdentityCheckRow>();
    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();
    public DbSet<FirmApplicationRow> FirmApplications => Set<FirmApplicationRow>();
    public DbSet<FirmLicenceRow> FirmLicences => Set<FirmLicenceRow>();
    public DbSet<SignInTryRow> SignInTries => Set<SignInTryRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<CodeCountRow> CodeCounts => Set<CodeCountRow>();
    public DbSet<CalendarRow> Calendars => Set<CalendarRow>();
    public DbSet<SealDesignRow> SealDesigns => Set<SealDesignRow>();
    public DbSet<ImportRow> Imports => Set<ImportRow>();
    public DbSet<IssueRow> Issues => Set<IssueRow>();
    public DbSet<IssuePartRow> IssueParts => Set<IssuePartRow>();
    public DbSet<IssueLineRow> IssueLines => Set<IssueLineRow>();
    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();
    public DbSet<WebhookDeliveryRow> WebhookDeliveries => Set<WebhookDeliveryRow>();
    public DbSet<RoundRow> Rounds => Set<RoundRow>();
    public DbSet<DivergenceRow> Divergences => Set<DivergenceRow>();

    /// <summary>All leaves of a batch in the order of their places: documents, and behind them the heads of sequences.</summary>
    public IQueryable<PlacedLeaf> LeavesOf(Guid batch) =>
        Leaves.AsNoTracking().Where(l => l.BatchId == batch).Select(l => new PlacedLeaf { Index = l.Index, Leaf = l.Leaf })
            .Concat(SequenceHeads.AsNoTracking().Where(h => h.BatchId == batch).Select(h => new PlacedLeaf { Index = h.Index, Leaf = h.Leaf }))
            .OrderBy(leaf => leaf.Index);

    /// <summary>The next owners of trails behind an id, in the order of their ids.</summary>
    public IQueryable<TrailOwner> TrailOwnersAfter(Guid last, int most) =>
        OwnersOf(Contracts.Where(c => c.Id.CompareTo(last) > 0).OrderBy(c => c.Id), Imports.Where(i => i.Id.CompareTo(last) > 0).OrderBy(i => i.Id), most)
            .OrderBy(owner => owner.Id).Take(most);

    /// <summary>The owner of one trail; none if there is no such.</summary>
    public IQueryable<TrailOwner> TrailOwner(Guid id) => OwnersOf(Contracts.Where(c => c.Id == id), Imports.Where(i => i.Id == id), 1);

    /// <param name="most">Of each: no more need to be read for as many of both.</param>
    private static IQueryable<TrailOwner> OwnersOf(IQueryable<ContractRow> contracts, IQueryable<ImportRow> imports, int most) =>
        contracts.AsNoTracking().Where(c => c.RootId == c.Id).Take(most)
            .Select(c => new TrailOwner { Id = c.Id, Key = c.Key, WrappedKey = c.ShreddedAt == null ? c.WrappedKey : null })
            .Concat(imports.AsNoTracking().Take(most)
                .Select(i => new TrailOwner { Id = i.Id, Key = i.Key, WrappedKey = i.ShreddedAt == null ? i.WrappedKey : null }));

    /// <summary>
    /// Writes SQLite's write-ahead log into the database and cuts it off, so that what was replaced is nowhere any more. False if somebody is reading from
    /// it now.
    /// </summary>
    public async Task<bool> TryEmptyLogAsync(CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            return await command.ExecuteScalarAsync(cancellationToken) is 0L;
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ContractRow>(contract =>
        {
            contract.HasKey(c => c.Id);
            contract.HasIndex(c => new { c.Key, c.Revision });
            contract.HasIndex(c => c.RootId);
            contract.HasIndex(c => c.Code).IsUnique();
            contract.HasIndex(c => c.Number).IsUnique();
            contract.HasIndex(c => new { c.EmployerCode, c.CreatedAt, c.Id, c.District }); // an inspector's search passes over other districts here
            contract.HasIndex(c => new { c.WorkerIndex, c.CreatedAt, c.Id });
            contract.HasIndex(c => new { c.EmployerCode, c.WorkerIndex });
            contract.HasIndex(c => new { c.EmployerCode, c.PhoneIndex });
            contract.HasIndex(c => new { c.PartnerCode, c.CreatedAt, c.Id, c.District });
            contract.HasIndex(c => new { c.State, c.OfferExpiresAt });
            // Pages an employer's list by state, and counts all that its board shows without touching a row.
            contract.HasIndex(c => new
            {
                c.EmployerCode, c.State, c.CreatedAt, c.Id, c.Document, c.District, c.AwaitingTimestamp, c.OfferedAt, c.ConcludedAt, c.ShreddedAt,
            }).HasDatabaseName("IX_Contracts_Standings");
            contract.HasIndex(c => new { c.EmployerCode, c.Document, c.CreatedAt, c.Id });
            contract.HasIndex(c => new { c.EmployerCode, c.OpenChanges }).HasFilter("\"OpenChanges\" > 0");
            contract.HasIndex(c => new { c.PartnerCode, c.State }).HasFilter("\"PartnerCode\" IS NOT NULL");
            contract.HasIndex(c => new { c.District, c.State, c.Document, c.EmployerCode, c.ShreddedAt }); // what is counted of a district is all in it
            contract.HasIndex(c => new { c.District, c.BelowMinimumWageFrom }).HasFilter("\"BelowMinimumWageFrom\" IS NOT NULL");
            contract.Property(c => c.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<DocumentRow>(document =>
        {
            document.HasKey(d => d.Sha256);
            document.HasIndex(d => d.ContractId);
        });
        modelBuilder.Entity<TrailRow>().HasKey(e => new { e.ContractId, e.Sequence });
        modelBuilder.Entity<CaseRow>(opened =>
        {
            opened.HasKey(c => c.Id);
            opened.HasIndex(c => new { c.Inspector, c.OpenedAt, c.Id });
            opened.HasIndex(c => new { c.District, c.OpenedAt, c.Id });
            opened.Property(c => c.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<RefusedLookRow>().HasKey(r => r.Id);
        modelBuilder.Entity<LookRow>(look =>
        {
            look.HasKey(l => l.Mark);
            look.HasIndex(l => l.Day);
        });
        modelBuilder.Entity<HoldRow>().HasKey(h => new { h.RootId, h.For });
        modelBuilder.Entity<ErasureRow>().HasKey(e => new { e.Sha256, e.FileMark });
        modelBuilder.Entity<IntentRow>(intent =>
        {
            intent.HasKey(i => i.Id);
            intent.HasIndex(i => i.ContractId);
            intent.Property(i => i.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<PasskeyRow>(passkey =>
        {
            passkey.HasKey(p => p.Id);
            passkey.HasIndex(p => p.CredentialId).IsUnique();
            passkey.HasIndex(p => p.Account);
            passkey.Property(p => p.RemovedAt).IsConcurrencyToken();
        });
        modelBuilder.Entity<PasskeyChallengeRow>(challenge =>
        {
            challenge.HasKey(c => c.Id);
            challenge.HasIndex(c => c.Account);
            challenge.HasIndex(c => c.StartedAt);
            challenge.Property(c => c.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<SigningRow>(signing =>
        {
            signing.HasKey(s => s.ContractId);
            signing.HasIndex(s => s.NextAttemptAt);
        });
        modelBuilder.Entity<LeafRow>(leaf =>
        {
            leaf.HasKey(l => l.Id);
            leaf.HasIndex(l => new { l.Key, l.Revision, l.Kind, l.TrailHead }).IsUnique();
            leaf.HasIndex(l => new { l.BatchId, l.Index });
            leaf.HasIndex(l => l.Sha256);
            leaf.Property(l => l.BatchId).IsConcurrencyToken();
        });
        modelBuilder.Entity<SequenceRow>(sequence =>
        {
            sequence.HasKey(s => s.EmployerCode);
            sequence.HasIndex(s => s.Key).IsUnique();
            sequence.Property(s => s.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<SequenceHeadRow>(head =>
        {
            head.HasKey(h => new { h.Key, h.Length });
            head.HasIndex(h => new { h.BatchId, h.Index });
        });
        modelBuilder.Entity<BatchRow>(batch =>
        {
            batch.HasKey(b => b.Id);
            batch.HasIndex(b => b.Sequence).IsUnique();
            batch.HasIndex(b => b.Root).IsUnique();
            batch.HasIndex(b => b.ProvenAt);
            batch.Property(b => b.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<DeadlineRow>(deadline =>
        {
            deadline.HasKey(d => new { d.ContractId, d.Kind });
            deadline.HasIndex(d => new { d.EmployerCode, d.DueOn });
            deadline.HasIndex(d => new { d.EmployerCode, d.Kind, d.DueOn, d.ContractId });
            deadline.HasIndex(d => new { d.WorkerIndex, d.DueOn });
            deadline.HasIndex(d => new { d.Kind, d.DueOn, d.ContractId });
        });
        modelBuilder.Entity<StatusRow>(status =>
        {
            status.HasKey(s => s.Id);
            status.HasIndex(s => new { s.Key, s.Revision }).IsUnique();
            status.HasIndex(s => new { s.SeenAt, s.DueOn });
            status.Property(s => s.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<TransactionRow>(transaction =>
        {
            transaction.HasKey(t => new { t.Sender, t.Nonce });
            transaction.HasIndex(t => t.Hash).IsUnique();
        });
        modelBuilder.Entity<RoundRow>(round =>
        {
            round.HasKey(r => r.Check);
            round.Property(r => r.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<DivergenceRow>(divergence =>
        {
            divergence.HasKey(d => d.Id);
            divergence.HasIndex(d => new { d.Code, d.Subject }).IsUnique().HasFilter("\"ResolvedAt\" IS NULL");
            divergence.HasIndex(d => new { d.ResolvedAt, d.LookAgainAt });
            divergence.Property(d => d.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<CalendarRow>(calendar =>
        {
            calendar.HasKey(c => c.EmployerCode);
            calendar.HasIndex(c => c.TokenIndex).IsUnique();
        });
        modelBuilder.Entity<SealDesignRow>().HasKey(d => d.EmployerCode);
        modelBuilder.Entity<ImportRow>(import =>
        {
            import.HasKey(i => i.Id);
            import.HasIndex(i => i.Sha256).IsUnique();
            import.HasIndex(i => new { i.EmployerCode, i.Id, i.District });
            import.HasIndex(i => new { i.WorkerIndex, i.Id });
            import.HasIndex(i => i.EndsOn);
            import.Property(i => i.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<IssueRow>(issue =>
        {
            issue.HasKey(i => i.Id);
            issue.HasIndex(i => new { i.EmployerCode, i.Document, i.Sha256 });
            issue.HasIndex(i => i.State);
            issue.HasIndex(i => i.EndedAt);
            issue.Property(i => i.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<IssuePartRow>().HasKey(p => new { p.IssueId, p.Part });
        modelBuilder.Entity<IssueLineRow>(line =>
        {
            line.HasKey(l => new { l.IssueId, l.Number });
            line.HasIndex(l => new { l.IssueId, l.State, l.Number });
            line.HasIndex(l => l.ContractId).IsUnique();
        });
        modelBuilder.Entity<WebhookRow>(webhook =>
        {
            webhook.HasKey(w => w.Id);
            webhook.HasIndex(w => w.EmployerCode);
            webhook.Property(w => w.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<WebhookDeliveryRow>(delivery =>
        {
            delivery.HasKey(d => d.Id);
            delivery.HasIndex(d => new { d.WebhookId, d.Id });
            delivery.HasIndex(d => new { d.WebhookId, d.NextAttemptAt });
            delivery.HasIndex(d => d.At);
            delivery.Property(d => d.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<IdempotencyRow>().HasKey(i => new { i.Account, i.Key });
        modelBuilder.Entity<AccountRow>(account =>
        {
            account.HasKey(a => a.UserName);
            account.HasIndex(a => a.Id).IsUnique();
            account.HasIndex(a => a.Party);
            account.HasIndex(a => a.PhoneIndex);
        });
        modelBuilder.Entity<ContactRow>().HasKey(c => c.UserName);
        modelBuilder.Entity<IdentityCheckRow>(check =>
        {
            check.HasKey(c => c.Id);
            check.HasIndex(c => new { c.Person, c.At });
            check.HasIndex(c => new { c.Named, c.Result, c.At });
            check.HasIndex(c => new { c.Account, c.At });
        });
        modelBuilder.Entity<SessionRow>(session =>
        {
            session.HasKey(s => s.Id);
            session.HasIndex(s => s.Account);
            session.HasIndex(s => s.EndsAt);
        });
        modelBuilder.Entity<InvitationRow>(invitation =>
        {
            invitation.HasKey(i => i.Id);
            invitation.HasIndex(i => i.SecretHash).IsUnique();
            invitation.HasIndex(i => i.Party);
            invitation.HasIndex(i => i.ExpiresAt);
            invitation.Property(i => i.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<FirmApplicationRow>(application =>
        {
            application.HasKey(a => a.Id);
            application.HasIndex(a => new { a.State, a.Id });
            application.HasIndex(a => a.Fingerprint).IsUnique().HasFilter("\"State\" = 'Waiting'");
            application.Property(a => a.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<FirmLicenceRow>(licence =>
        {
            licence.HasKey(l => l.ApplicationId);
            licence.HasOne<FirmApplicationRow>().WithOne().HasForeignKey<FirmLicenceRow>(l => l.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<SignInTryRow>(tries =>
        {
            tries.HasKey(t => t.Name);
            tries.HasIndex(t => t.Until);
        });
        modelBuilder.UseOpenIddict(); // the embedded authority's clients, authorizations and tokens
        modelBuilder.Entity<OutboxRow>(message =>
        {
            message.HasKey(m => m.Id);
            message.HasIndex(m => m.ExpiresAt);
            message.HasIndex(m => new { m.Outcome, m.NextAttemptAt });
            message.Property(m => m.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<CodeCountRow>(count =>
        {
            count.HasKey(c => new { c.Subject, c.Day });
            count.HasIndex(c => c.Day);
        });
    }

    /// <summary>Times are kept as ticks (100 ns) in UTC: SQLite has no type of its own that sorts with an offset.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
