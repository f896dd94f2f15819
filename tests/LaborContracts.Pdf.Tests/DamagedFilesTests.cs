using CsCheck;
using Xunit;

namespace LaborContracts.Pdf.Tests;

/// <summary>
/// Whatever becomes of the bytes, the reader reads them or refuses them, and never fails in another way.
/// </summary>
public sealed class DamagedFilesTests
{
    private static readonly byte[][] Honest =
    [
        SmallFiles.WithUpdate(SmallFiles.OnePage(), "x"),
        SmallFiles.WithUpdate(SmallFiles.WithTable(), "x"),
        SmallFiles.WithObjectStream("11 0 12 8 ", "<</A 1>>[1]", 2),
        RawFile.Of(RawFile.Stream("data", "4 0 R"), "4", "<</A[1 2.5(s)<AB>/N#20 true null 3 0 R]>>")
            .Free(5).End().Bytes,
        // Uncompressed, so that damage reaches into object and cross-reference streams.
        SmallFiles.WithUpdate(
            Programs.Rewrite(SmallFiles.OnePage(), "qpdf", "--object-streams=generate", "--compress-streams=n"), "x"),
        Programs.Rewrite(SmallFiles.OnePage(), "qpdf", "--linearize"),
    ];

    private static readonly Gen<Func<byte[], byte[]>> Damage = Gen.Select(
        Gen.Int[0, 4], Gen.Double.Unit, Gen.Byte, Gen.Int[1, 40],
        Func<byte[], byte[]> (kind, place, value, length) => bytes =>
        {
            if (bytes.Length == 0) return bytes;
            var at = (int)(place * (bytes.Length - 1));
            length = Math.Min(length, bytes.Length - at);
            return kind switch
            {
                0 => [.. bytes[..at], value, .. bytes[(at + 1)..]],
                1 => [.. bytes[..at], .. bytes[(at + length)..]],
                2 => [.. bytes[..at], .. bytes.AsSpan(0, length), .. bytes[at..]],
                3 => bytes[..at],
                _ => WithOtherNumber(bytes, at, value),
            };
        });

    [Fact]
    public void Damage_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, Honest.Length - 1], Damage.Array[1, 3]).Sample((which, damage) =>
    {
        try
        {
            ReadAll(damage.Aggregate(Honest[which], (bytes, once) => once(bytes)));
        }
        catch (PdfFormatException)
        {
            // Refused, as it may be.
        }
    }, iter: 40_000);

    [Fact]
    public void A_file_cut_short_anywhere_is_refused_or_an_earlier_revision()
    {
        foreach (var bytes in Honest)
        {
            var lengths = PdfFile.Read(bytes).Revisions.Select(r => r.Length).ToHashSet();
            for (var length = 0; length < bytes.Length - 1; length++)
            {
                try
                {
                    var file = PdfFile.Read(bytes.AsMemory(0, length));
                    // An earlier revision, with or without its line end; what is left of the next is trailing bytes.
                    var end = file.Revisions[^1].Length;
                    Assert.True(lengths.Contains(end) || lengths.Contains(end + 1));
                }
                catch (PdfFormatException)
                {
                    // Refused, as most are.
                }
            }
        }
    }

    private static void ReadAll(byte[] bytes)
    {
        var file = PdfFile.Read(bytes);
        foreach (var view in file.Revisions.Select(file.AsOf))
        {
            for (var number = 0; number < 20; number++)
            {
                if (view.ReferenceOf(number) is { } reference
                    && view.Resolve(reference) is PdfStream stream) view.Decode(stream);
            }

            _ = view.PageCount;
            _ = view.Revisions[^1].UnaccountedBytes;
        }
    }

    /// <summary>Changes a digit for another, so that offsets stay right and the change goes deep.</summary>
    private static byte[] WithOtherNumber(byte[] bytes, int at, byte value)
    {
        while (at < bytes.Length && bytes[at] is < (byte)'0' or > (byte)'9') at++;
        var changed = (byte[])bytes.Clone();
        if (at < bytes.Length) changed[at] = (byte)('0' + value % 10);
        return changed;
    }
}
