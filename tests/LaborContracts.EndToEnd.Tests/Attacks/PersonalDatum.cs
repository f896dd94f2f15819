using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace LaborContracts.EndToEnd.Tests.Attacks;

/// <summary>A text that must be nowhere, and all the ways in which it might still be there.</summary>
internal sealed class PersonalDatum
{
    private const int MostInflated = 8 << 20;

    private readonly string _text;
    private readonly (string Name, byte[] Bytes)[] _forms;

    public PersonalDatum(string text)
    {
        _text = text;
        _forms = [.. FormsOf(text)];
    }

    /// <summary>How a wage is written: as a number, with separators of thousands, and in the capitals of documents.</summary>
    public static IEnumerable<PersonalDatum> OfWage(string wage, string inCapitals) =>
    [
        new(wage), new(decimal.Parse(wage, CultureInfo.InvariantCulture).ToString("#,##0.00", CultureInfo.InvariantCulture)), new(inCapitals),
    ];

    /// <summary>Which of the data a file holds, in which form, as it is or inside a deflated stream; empty if none.</summary>
    public static IReadOnlyList<string> FoundIn(byte[] file, IReadOnlyCollection<PersonalDatum> data)
    {
        var layers = new List<(string Name, byte[] Bytes)> { ("", file) };
        for (var i = 0; i + 1 < file.Length; i++)
            if (IsDeflatedFrom(file, i) && Inflate(file, i) is { Length: > 0 } inner) layers.Add(($" in the stream deflated at {i}", inner));
        return
        [
            .. from layer in layers
               from datum in data
               from form in datum._forms
               where layer.Bytes.AsSpan().IndexOf(form.Bytes) >= 0
               select $"'{datum._text}' as {form.Name}{layer.Name}",
        ];
    }

    private static IEnumerable<(string Name, byte[] Bytes)> FormsOf(string text)
    {
        (string Name, byte[] Bytes)[] encodings =
        [
            ("UTF-8", Encoding.UTF8.GetBytes(text)), ("UTF-16", Encoding.Unicode.GetBytes(text)), ("UTF-16BE", Encoding.BigEndianUnicode.GetBytes(text)),
        ];
        foreach (var (name, bytes) in encodings)
        {
            yield return (name, bytes);
            yield return ($"{name} in hexadecimal", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));
            yield return ($"{name} in capital hexadecimal", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)));
            for (var before = 0; before < 3; before++)
                yield return ($"{name} in base64 after {before} bytes", Encoding.ASCII.GetBytes(InsideBase64(bytes, before)));
        }

        var hash = SHA256.HashData(encodings[0].Bytes);
        yield return ("its SHA-256", hash);
        yield return ("its SHA-256 in hexadecimal", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)));
        if (Ascii.IsValid(text)) yield break;
        yield return ("an address writes it", Encoding.ASCII.GetBytes(Uri.EscapeDataString(text)));
        yield return ("JSON escapes it", Encoding.ASCII.GetBytes(string.Concat(text.Select(c => $"\\u{(int)c:X4}"))));
        yield return ("JSON escapes it in small letters", Encoding.ASCII.GetBytes(string.Concat(text.Select(c => $"\\u{(int)c:x4}"))));
    }

    /// <summary>The characters that depend on these bytes alone, wherever they stand within a longer text.</summary>
    private static string InsideBase64(byte[] bytes, int before)
    {
        var all = Convert.ToBase64String([.. new byte[before], .. bytes]);
        var first = (before * 8 + 5) / 6;
        return all[first..((before + bytes.Length) * 8 / 6)];
    }

    private static bool IsDeflatedFrom(byte[] file, int at) =>
        (file[at] == 0x78 && ((file[at] << 8) | file[at + 1]) % 31 == 0) || (file[at] == 0x1F && file[at + 1] == 0x8B);

    /// <summary>What comes out before the stream ends or breaks.</summary>
    private static byte[] Inflate(byte[] file, int at)
    {
        var from = new MemoryStream(file, at, file.Length - at);
        using Stream stream = file[at] == 0x78 ? new ZLibStream(from, CompressionMode.Decompress) : new GZipStream(from, CompressionMode.Decompress);
        var inner = new MemoryStream();
        try
        {
            var buffer = new byte[16384];
            for (int read; inner.Length < MostInflated && (read = stream.Read(buffer)) > 0;) inner.Write(buffer, 0, read);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            // It only looked like one, or it is cut: what came out is searched all the same.
        }

        return inner.ToArray();
    }
}
