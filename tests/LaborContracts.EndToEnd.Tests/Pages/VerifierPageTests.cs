using System.IO.Compression;
using System.Security.Cryptography;
using LaborContracts.TestKit;
using LaborContracts.TestKit.Evidence;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>The verifier in one HTML file, opened from the disk as whoever has a package would, over the vectors.</summary>
public sealed class VerifierPageTests : IAsyncLifetime
{
    private static readonly Uri Page =
        new(Path.Combine(Repository.Root, "src", "LaborContracts.Verification", "Evidence", "verify.html"));

    private Browser _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task Each_vector_fails_at_the_recorded_steps_and_nothing_is_fetched()
    {
        var page = await OpenAsync();
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        var wrong = new List<string>();
        foreach (var vector in EvidenceVector.All)
        {
            var failed = (await JudgeAsync(page, Payload(vector.Package))).Where(step => step.Outcome == "failed").Select(step => step.Step);
            if (string.Join(' ', failed) is var found && found != string.Join(' ', vector.FailedOnPage)) wrong.Add($"{vector.Name}: {found}");
        }

        Assert.Empty(wrong);
        Assert.Empty(requests);
    }

    [Fact]
    public async Task A_document_with_proof_and_trail_is_judged_without_a_package()
    {
        var page = await OpenAsync();
        var parts = Unpack("honest", "contract.pdf", "proof.json", "trail.json");

        Assert.Equal(
            [("documents", "passed"), ("inclusion", "passed"), ("trail", "passed"), ("passkey", "notChecked")], await JudgeAsync(page, parts));

        parts[0].Buffer[200] ^= 1;
        Assert.Contains(("documents", "failed"), await JudgeAsync(page, parts));
    }

    [Fact]
    public async Task What_follows_the_registered_document_is_not_passed()
    {
        var page = await OpenAsync();
        var parts = Unpack("honest", "contract.pdf", "proof.json");
        var update = "9 0 obj\n<<>>\nendobj\n%%EOF\n"u8.ToArray();
        parts[0].Buffer = [.. parts[0].Buffer, .. update];

        Assert.Contains(("documents", "notChecked"), await JudgeAsync(page, parts));
        Assert.Contains(
            $"{update.Length} bytes follow the registered document", await page.Locator("[data-step=documents] small").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_cannot_be_judged_together_are_not_judged()
    {
        var page = await OpenAsync();
        var package = Payload(EvidenceVector.Read("honest").Package);
        var parts = Unpack("honest", "contract.pdf", "proof.json", "trail.json");

        Assert.Equal([("choice", "notChecked")], await JudgeAsync(page, package, parts[0]));
        Assert.Equal([("choice", "notChecked")], await JudgeAsync(page, package, package));
        Assert.Equal([("choice", "notChecked")], await JudgeAsync(page, [.. parts, parts[0]]));
    }

    [Fact]
    public async Task The_judged_files_are_named_with_their_hashes()
    {
        var page = await OpenAsync();
        var parts = Unpack("honest", "contract.pdf", "proof.json");

        await JudgeAsync(page, parts);

        Assert.Equal(
            parts.Select(part => $"{part.Name} · SHA-256 {Convert.ToHexStringLower(SHA256.HashData(part.Buffer))}"),
            await page.Locator("#result .file").AllTextContentsAsync());
    }

    [Fact]
    public async Task Of_two_runs_the_later_is_shown_though_it_ends_first()
    {
        var page = await OpenAsync();

        await page.EvaluateAsync("""
            async () => {
              let release;
              const slow = { name: 'slow', size: 1, arrayBuffer: () => new Promise(resolve => release = () => resolve(new ArrayBuffer(1))) };
              const fast = { name: 'fast', size: 1, arrayBuffer: async () => new ArrayBuffer(1) };
              const first = answer([slow]);
              await answer([fast]);
              release();
              await first;
            }
            """);

        Assert.StartsWith("fast ", await page.Locator("#result .file").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkeys_answer_is_checked_and_whose_page_asked_is_shown()
    {
        var page = await OpenAsync();

        Assert.Contains(("passkey", "passed"), await JudgeAsync(page, Payload(EvidenceVector.Read("honest-passkey").Package)));
        Assert.Equal("https://contracts.example", await page.Locator("[data-step=passkey] small").TextContentAsync());
    }

    [Fact]
    public async Task It_says_what_it_does_not_check() =>
        Assert.Contains("The signatures, certificates, timestamps and contract key inside the PDF", await (await OpenAsync()).Locator("body").TextContentAsync(), StringComparison.Ordinal);

    private async Task<IPage> OpenAsync()
    {
        var page = (await _browser.VisitAsync(Page)).Page;
        await page.GotoAsync(Page.AbsoluteUri);
        return page;
    }

    private static async Task<IReadOnlyList<(string Step, string Outcome)>> JudgeAsync(IPage page, params FilePayload[] files)
    {
        await page.EvaluateAsync("delete document.getElementById('result').dataset.done");
        await page.SetInputFilesAsync("#files", files);
        await page.WaitForSelectorAsync("#result[data-done]");
        var rows = await page.Locator("#result li").AllAsync();
        var steps = new List<(string, string)>();
        foreach (var row in rows)
            steps.Add(((await row.GetAttributeAsync("data-step"))!, (await row.GetAttributeAsync("data-outcome"))!));
        return steps;
    }

    private static FilePayload Payload(string file) => new() { Name = Path.GetFileName(file), MimeType = "application/zip", Buffer = File.ReadAllBytes(file) };

    private static FilePayload[] Unpack(string vector, params string[] names)
    {
        using var zip = ZipFile.OpenRead(EvidenceVector.Read(vector).Package);
        return [.. names.Select(name =>
        {
            using var content = new MemoryStream();
            using var entry = zip.GetEntry(name)!.Open();
            entry.CopyTo(content);
            return new FilePayload { Name = $"my {name}", MimeType = "application/octet-stream", Buffer = content.ToArray() };
        })];
    }
}
