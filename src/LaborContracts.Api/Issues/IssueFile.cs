using System.Security.Cryptography;
using System.Text.Json;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Issues;

/// <summary>What an upload's rows hold sealed.</summary>
internal sealed class IssueFile(LaborContractsDb db, MasterKey masterKey)
{
    /// <summary>Bytes of the largest file, which is also the largest upload.</summary>
    public const int Largest = 64 << 20;

    private const int PartLength = 1 << 20;

    /// <summary>An employer's uploads.</summary>
    public IQueryable<IssueRow> OwnedBy(Caller caller) => db.Issues.Where(issue => caller.IsEmployer && issue.EmployerCode == caller.Party);

    /// <summary>A new upload with its file; durable with the caller's save.</summary>
    public IssueRow Add(ReadOnlyMemory<byte> file, string sha256, string document, bool bilingual, IssueContents contents, Caller caller, DateTimeOffset now)
    {
        var (key, wrapped) = masterKey.NewDataKey();
        var issue = new IssueRow
        {
            Id = Guid.CreateVersion7(now),
            EmployerCode = caller.Party,
            Document = document,
            Bilingual = bilingual,
            Sha256 = sha256,
            Bytes = file.Length,
            CreatedAt = now,
            WrappedKey = wrapped,
            Sealed = key.Seal(JsonSerializer.SerializeToUtf8Bytes(contents)),
            State = nameof(IssueState.Checking),
        };
        db.Issues.Add(issue);
        for (var (part, at) = (0, 0); at < file.Length; part++, at += PartLength)
            db.IssueParts.Add(new()
            {
                IssueId = issue.Id,
                Part = part,
                Sealed = key.Seal(file.Span.Slice(at, Math.Min(PartLength, file.Length - at))),
            });
        return issue;
    }

    /// <summary>The file as it was uploaded.</summary>
    /// <exception cref="InvalidDataException">Its parts are not those that were stored.</exception>
    public async Task<byte[]> ReadAsync(IssueRow issue, CancellationToken cancellationToken)
    {
        var key = masterKey.Unwrap(issue.WrappedKey);
        using var file = new MemoryStream(issue.Bytes);
        await foreach (var part in db.IssueParts.AsNoTracking().Where(p => p.IssueId == issue.Id).OrderBy(p => p.Part)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
            file.Write(key.Open(part.Sealed));
        var bytes = file.ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == issue.Sha256
            ? bytes : throw new InvalidDataException($"The file of upload {issue.Id} is not the one that was stored.");
    }

    public IssueContents ContentsOf(IssueRow issue) => Open<IssueContents>(issue, issue.Sealed);

    public void Keep(IssueRow issue, IssueContents contents) => issue.Sealed = Seal(issue, contents);

    public byte[] Seal<T>(IssueRow issue, T contents) =>
        masterKey.Unwrap(issue.WrappedKey).Seal(JsonSerializer.SerializeToUtf8Bytes(contents));

    public T Open<T>(IssueRow issue, byte[] contents) =>
        JsonSerializer.Deserialize<T>(masterKey.Unwrap(issue.WrappedKey).Open(contents))
        ?? throw new InvalidDataException($"Upload {issue.Id} holds nothing where it should.");

    /// <summary>Ends an upload: what nobody needs any more is deleted with it.</summary>
    public async Task EndAsync(IssueRow issue, IssueState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (issue.State, issue.EndedAt) = (state.ToString(), now);
        issue.Version++;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken); // refused if another step came first, and then nothing is deleted
        await db.IssueParts.Where(p => p.IssueId == issue.Id).ExecuteDeleteAsync(cancellationToken);
        await db.IssueLines.Where(l => l.IssueId == issue.Id && l.State == nameof(IssueLineState.Ready)).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.State, nameof(IssueLineState.Cancelled)).SetProperty(l => l.Sealed, (byte[]?)null),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
