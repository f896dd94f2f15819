using LaborContracts.Pdf;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verifier.Tests;

/// <summary>A paper signed by both parties at the levels T, LT and LTA, as files beside their roots.</summary>
public sealed class LevelFiles : IAsyncLifetime
{
    private readonly PublishedAuthorities _authorities = new(SignatureScheme.EcdsaP256, isNamed: true);

    public string Timestamped { get; private set; } = "";

    public string LongTerm { get; private set; } = "";

    public string Archived { get; private set; } = "";

    public string RootFile => _authorities.RootFile;

    public string TimestampRootFile => _authorities.TimestampRootFile;

    /// <summary>Both roots in one PEM file, with words between them.</summary>
    public string BothRoots { get; private set; } = "";

    public DateTimeOffset Now => _authorities.Now;

    public async ValueTask InitializeAsync()
    {
        var pdf = new Paper().Make();
        using var worker = _authorities.Authority.IssueOneTime(Paper.WorkerName, TimeSpan.FromHours(1));
        using var seal = _authorities.Authority.SealFor(Paper.EmployerName, Paper.CreditCode);
        pdf = await SignAsync(pdf, "worker", worker);
        pdf = await SignAsync(pdf, "employer", seal);
        Timestamped = Write("t.pdf", pdf);
        var archived = await _authorities.ArchiveAsync(pdf);
        Archived = Write("lta.pdf", archived);
        LongTerm = Write("lt.pdf", archived[..PdfFile.Read(archived).Revisions[^2].Length]); // before the timestamp
        BothRoots = Write("both.pem", System.Text.Encoding.ASCII.GetBytes(
            $"{_authorities.TimestampAuthority.RootPem}\nand\n{_authorities.Authority.RootPem}\n"));
    }

    public string Write(string name, byte[] bytes) => _authorities.Folder.Write(name, bytes);

    public ValueTask DisposeAsync() => _authorities.DisposeAsync();

    private Task<byte[]> SignAsync(byte[] pdf, string field, SigningIdentity who) => PadesSigning.SignAsync(
        pdf, field, who, _authorities.Timestamps, new SignatureClaims(Now, who.CommonName), Paper.Frame, CancellationToken.None);
}
