using System.Text.RegularExpressions;
using Xunit;

namespace LaborContracts.Architecture.Tests;

/// <summary>
/// No secret lies in the repository: keys, tokens of services, and passwords in settings. What development and tests work with is made when
/// they run; the demonstration's password is none, nor are the published keys of vectors, which nothing trusts.
/// </summary>
public sealed partial class SecretsTests
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "node_modules", "data", "artifacts", "TestResults", "vectors"];

    [Fact]
    public void No_file_holds_a_private_key_a_token_or_a_password()
    {
        var found =
            from file in Files(Root)
            from line in FoundIn(File.ReadAllText(file))
            select $"{Path.GetRelativePath(Root, file)}: {line}";

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("-----BEGIN |PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg")]
    [InlineData("-----BEGIN EC |PRIVATE KEY-----\\nMHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtLYX5CB04fSeQ6tF1aY/Pu")]
    [InlineData("-----BEGIN ENCRYPTED |PRIVATE KEY-----\r\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg")]
    [InlineData("token = eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.|eyJpc3MiOiJodHRwOi8vMTI3LjAuMC4xOjUwODAvIn0.MEUCIQDKZ")]
    [InlineData("\"Password\": |\"correct horse\""), InlineData("\"ClientSecret\": |\"correct horse\"")]
    [InlineData("AKIA|ABCDEFGHIJKLMNOP"), InlineData("ghp_|abcdefghijklmnopqrstuvwxyz0123456789")]
    public void Such_a_line_is_found(string halves)
    {
        var line = halves.Replace("|", "", StringComparison.Ordinal); // in one piece it would be found here

        Assert.NotEmpty(FoundIn(line));
    }

    private static IEnumerable<string> FoundIn(string text) => Secret().Matches(text).Select(match => match.Value[..Math.Min(40, match.Length)]);

    private static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(folder).Where(file => new FileInfo(file).Length < 1 << 20)
            .Concat(Directory.GetDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Files));

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "LaborContracts.sln"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }

    [GeneratedRegex("""
        -----BEGIN[ ](\w+[ ])*PRIVATE[ ]KEY-----(\\n|\\r|\s)*[A-Za-z0-9+/]{40}
        | eyJ[A-Za-z0-9_-]{16,}\.eyJ[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]
        | "(Password|ClientSecret|ApiKey|AccessKey|SecretKey|Pin)"\s*:\s*"[^"]
        | \bAKIA[0-9A-Z]{16}\b | \bgh[pousr]_[A-Za-z0-9]{36} | \bxox[abprs]-[0-9A-Za-z-]{10} | \bglpat-[0-9A-Za-z_-]{20}
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
