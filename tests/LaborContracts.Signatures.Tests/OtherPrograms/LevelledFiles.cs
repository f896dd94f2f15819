using LaborContracts.Pdf;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Rig;

namespace LaborContracts.Signatures.Tests.OtherPrograms;

/// <summary>The two-field paper signed under authorities of each profile, up to each level.</summary>
public sealed class LevelledFiles : IAsyncDisposable
{
    public const string Basic = "PAdES-B-B", Timestamped = "PAdES-B-T", LongTerm = "PAdES-B-LT", Archived = "PAdES-B-LTA";

    private readonly Dictionary<(SignatureScheme, int), (PublishedAuthorities Authorities, NssDatabase Trusting)> _known = [];

    /// <summary>The authorities for files of so many signers, and a database that trusts their root.</summary>
    public (PublishedAuthorities Authorities, NssDatabase Trusting) Of(SignatureScheme profile, int signers)
    {
        if (_known.TryGetValue((profile, signers), out var known)) return known;
        var authorities = new PublishedAuthorities(profile, isNamed: signers == 1);
        var database = new NssDatabase(Path.Combine(authorities.Folder.Path, "nss"), authorities.RootFile);
        return _known[(profile, signers)] = (authorities, database);
    }

    /// <summary>Signed by the worker and the employer, or by the employer alone, then raised to the level.</summary>
    public async Task<byte[]> MakeAsync(SignatureScheme profile, int signers, string level)
    {
        var (authorities, _) = Of(profile, signers);
        using var worker = authorities.Authority.IssueOneTime(SigningRoom.WorkerName, TimeSpan.FromHours(1));
        using var seal = authorities.Authority.SealFor(SigningRoom.EmployerName, SigningRoom.CreditCode);
        var pdf = TwoFieldPdf.Make();
        foreach (var (field, who) in ((string, SigningIdentity)[])[("worker", worker), ("employer", seal)])
        {
            if (signers == 1 && field == "worker") continue;
            pdf = level == Basic ? SignUnstamped(pdf, field, who, authorities.Now) : await SignAsync(pdf, field, who, authorities);
        }

        if (level is Basic or Timestamped) return pdf;
        var archived = await authorities.ArchiveAsync(pdf);
        return level == Archived ? archived : archived[..PdfFile.Read(archived).Revisions[^2].Length]; // before the timestamp
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (authorities, _) in _known.Values) await authorities.DisposeAsync();
    }

    private static Task<byte[]> SignAsync(byte[] pdf, string field, SigningIdentity who, PublishedAuthorities authorities) =>
        PadesSigning.SignAsync(
            pdf, field, who, authorities.Timestamps, new SignatureClaims(authorities.Now, who.CommonName), TwoFieldPdf.Frame,
            CancellationToken.None);

    private static byte[] SignUnstamped(byte[] pdf, string field, SigningIdentity who, DateTimeOffset at)
    {
        var prepared = PadesSigning.Prepare(pdf, field, new SignatureClaims(at, who.CommonName), TwoFieldPdf.Frame);
        var cms = CmsWriter.Detached(who, prepared.RequestTo(who).FileDigest.Span);
        return prepared.Complete(cms.Write(who.Sign(cms.ToBeSigned), timestampToken: null));
    }
}
