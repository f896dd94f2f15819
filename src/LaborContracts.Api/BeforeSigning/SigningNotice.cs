using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace LaborContracts.Api.BeforeSigning;

/// <summary>
/// The notice before signing, a file for each version and language. A version that was shown to anybody is never changed: its hash is in trails.
/// </summary>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="Text">All of it; its UTF-8 bytes are those of the file.</param>
/// <param name="Sha256">Of these bytes, lower-case hex.</param>
internal sealed record SigningNotice(int Version, string Language, string Text, string Sha256)
{
    private const string Prefix = "signing-notice-";

    /// <summary>Every version in every language, in ascending order.</summary>
    public static IReadOnlyList<SigningNotice> All { get; } = Read();

    /// <summary>The version that is shown and acknowledged now.</summary>
    public static int CurrentVersion => All[^1].Version;

    /// <summary>Null if there is none.</summary>
    public static SigningNotice? Find(int version, string language) => All.FirstOrDefault(n => n.Version == version && n.Language == language);

    private static IReadOnlyList<SigningNotice> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(Of).OrderBy(n => n.Version)];

        SigningNotice Of(string name)
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            var parts = name[Prefix.Length..].Split('-'); // version and language
            return new(int.Parse(parts[0], Http.Language.Chinese), parts[1], Encoding.UTF8.GetString(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
    }
}
