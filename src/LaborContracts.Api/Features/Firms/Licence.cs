using System.Diagnostics.CodeAnalysis;

namespace LaborContracts.Api.Features.Firms;

/// <summary>A copy of a business licence: a PDF or a picture, by what its first bytes say and not by its name. Nobody else here opens it: the operator looks at it.</summary>
internal sealed record Licence(ReadOnlyMemory<byte> File, string ContentType)
{
    /// <summary>In bytes.</summary>
    public const int Largest = 5 << 20;

    public const string Pdf = "application/pdf";

    private static readonly (byte[] Start, string ContentType)[] Kinds =
    [
        ("%PDF-"u8.ToArray(), Pdf),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
    ];

    public static bool TryRead(ReadOnlyMemory<byte>? file, [NotNullWhen(true)] out Licence? licence)
    {
        var kind = Kinds.FirstOrDefault(kind => file is { Length: <= Largest } bytes && bytes.Span.StartsWith(kind.Start));
        licence = kind.ContentType is { } type && file is { } bytes ? new(bytes, type) : null;
        return licence is not null;
    }
}
