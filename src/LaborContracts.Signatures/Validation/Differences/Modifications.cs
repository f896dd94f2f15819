namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>
/// What was added after a signed revision. Permitted are further signatures, validation data with document timestamps,
/// and values of form fields that the signature left open; everything else is named in words.
/// </summary>
/// <remarks>Each update is judged once, however many signatures stand before it.</remarks>
internal sealed class Modifications(FileHistory history)
{
    private const int MostUpdates = 128; // yearly archival for a working life, and every party's signature

    private readonly RevisionDifference _difference = new(history);
    private readonly Dictionary<int, RevisionChange> _judged = [];

    /// <summary>What follows the revision <paramref name="signed"/>, or the first thing that is not permitted.</summary>
    /// <exception cref="Pdf.PdfFormatException">A revision cannot be read.</exception>
    public RevisionChange After(int signed, int trailingBytes, SignaturePermissions permissions)
    {
        if (trailingBytes != 0) return RevisionChange.Forbidden("Bytes follow the end of the file.");
        if (history.Count - signed > MostUpdates) return RevisionChange.Forbidden($"More than {MostUpdates} updates follow.");
        var all = new RevisionChange(ModificationLevel.None, [], null);
        for (var index = signed + 1; index < history.Count; index++)
        {
            var change = ChangeIn(index);
            if ((change.Why ?? permissions.Refuses(change)) is { } why) return RevisionChange.Forbidden(why);
            all = new(
                change.Level > all.Level ? change.Level : all.Level, [.. all.Fields, .. change.Fields], null)
            {
                ChangesMetadata = all.ChangesMetadata || change.ChangesMetadata,
            };
        }

        return all;
    }

    private RevisionChange ChangeIn(int index) =>
        _judged.TryGetValue(index, out var known) ? known : _judged[index] = _difference.Judge(index);
}
