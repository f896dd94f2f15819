using System.Globalization;
using System.Text.Json.Nodes;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verifier.Tests;

/// <summary><c>lcverify signatures</c> over files of every level, as a process: exit codes and JSON.</summary>
public sealed class SignatureLevelsTests(LevelFiles files) : IClassFixture<LevelFiles>
{
    [Fact]
    public async Task An_archived_file_passes_under_two_roots_from_one_file_and_names_its_timestamp()
    {
        var (code, report) = await JudgeAsync(files.Archived, "--trust-root", files.BothRoots);

        Assert.Equal((0, "TOTAL-PASSED"), (code, (string?)report["indication"]));
        Assert.Equal(["PAdES-B-LTA", "PAdES-B-LTA"], All(report, "signatures", "level"));
        Assert.Equal(["signatures", "validation-data"], All(report, "signatures", "modificationsAfter"));
        var timestamp = Assert.Single(report["documentTimestamps"]!.AsArray())!;
        Assert.Equal(("TOTAL-PASSED", true), ((string?)timestamp["indication"], (bool)timestamp["coversWholeDocument"]!));
        Assert.Equal(
            files.Now.ToUnixTimeSeconds(),
            DateTimeOffset.Parse((string)timestamp["timestampTime"]!, CultureInfo.InvariantCulture).ToUnixTimeSeconds());
        Assert.Empty(report["warnings"]!.AsArray());
    }

    [Fact]
    public async Task Who_requires_revocation_information_has_it_from_validation_data()
    {
        var (code, report) = await JudgeAsync(files.LongTerm, [.. Roots, "--revocation", "require"]);

        Assert.Equal((0, "TOTAL-PASSED"), (code, (string?)report["indication"]));
        Assert.Equal(["PAdES-B-LT", "PAdES-B-LT"], All(report, "signatures", "level"));
        Assert.Empty(report["documentTimestamps"]!.AsArray());
    }

    [Fact]
    public async Task Without_validation_data_who_requires_it_is_told_to_try_later()
    {
        var (code, report) = await JudgeAsync(files.Timestamped, [.. Roots, "--revocation", "require"]);

        Assert.Equal((2, "INDETERMINATE"), (code, (string?)report["indication"]));
        Assert.Equal(["TRY_LATER", "TRY_LATER"], All(report, "signatures", "subIndication"));
    }

    [Fact]
    public async Task Years_after_the_seal_has_expired_an_archived_file_passes()
    {
        var later = files.Now.AddYears(5).ToString("O", CultureInfo.InvariantCulture);
        var (code, report) = await JudgeAsync(files.Archived, [.. Roots, "--at", later]);

        Assert.Equal((0, "TOTAL-PASSED"), (code, (string?)report["indication"]));
        Assert.Equal(["PAdES-B-LTA", "PAdES-B-LTA"], All(report, "signatures", "level"));
    }

    [Fact]
    public async Task The_timestamps_root_is_none_for_signers()
    {
        var (code, report) = await JudgeAsync(files.Archived, "--trust-root", files.TimestampRootFile);

        Assert.Equal((2, "INDETERMINATE"), (code, (string?)report["indication"]));
        Assert.Equal(["NO_CERTIFICATE_CHAIN_FOUND", "NO_CERTIFICATE_CHAIN_FOUND"], All(report, "signatures", "subIndication"));
        Assert.Equal(["TOTAL-PASSED"], All(report, "documentTimestamps", "indication"));
    }

    [Fact]
    public async Task One_byte_changed_under_all_of_them_fails_signatures_and_timestamp()
    {
        var bytes = await File.ReadAllBytesAsync(files.Archived);
        bytes[bytes.AsSpan().IndexOf("(D:2"u8) + 6] ^= 1; // another year, as readable as before

        var (code, report) = await JudgeAsync(files.Write("changed.pdf", bytes), Roots);

        Assert.Equal((1, "TOTAL-FAILED"), (code, (string?)report["indication"]));
        Assert.Equal(["HASH_FAILURE", "HASH_FAILURE"], All(report, "signatures", "subIndication"));
        Assert.NotEqual("TOTAL-PASSED", Assert.Single(All(report, "documentTimestamps", "indication")));
    }

    [Theory, InlineData("noise"), InlineData("encrypted")]
    public async Task What_is_no_readable_PDF_gives_exit_code_3(string what)
    {
        var path = files.Write($"{what}.pdf", [.. "%PDF-1.7\nnothing\n"u8]);
        if (what == "encrypted")
            Assert.Equal(0, Tool.Run("qpdf", "--encrypt", "", "owner", "256", "--", files.Timestamped, path).Code);

        var (code, output, errors) = await Lcverify.RunAsync(["signatures", path, .. Roots, "--json"]);

        Assert.Equal((3, ""), (code, output));
        Assert.NotEmpty(errors);
    }

    [Fact]
    public async Task Wrong_usage_gives_exit_code_64()
    {
        string[][] wrong =
        [
            ["signatures", files.Archived],
            ["signatures", files.Archived, .. Roots, "--revocation", "perhaps"],
            ["signatures", files.Archived, .. Roots, "--at", "yesterday"],
            ["signatures", files.Archived, "--trust-root", files.Archived],
        ];
        foreach (var arguments in wrong) Assert.Equal(64, (await Lcverify.RunAsync(arguments)).Code);
    }

    private string[] Roots => ["--trust-root", files.RootFile, "--tsa-root", files.TimestampRootFile];

    private static async Task<(int Code, JsonNode Report)> JudgeAsync(string path, params string[] arguments)
    {
        var (code, output, errors) = await Lcverify.RunAsync(["signatures", path, .. arguments, "--json"]);
        Assert.Empty(errors);
        Assert.Empty(Schema.Faults("signatures", output));
        return (code, JsonNode.Parse(output)!);
    }

    private static IEnumerable<string?> All(JsonNode report, string list, string member) =>
        report[list]!.AsArray().Select(one => (string?)one![member]);
}
