using System.Globalization;
using System.Security.Cryptography;
using LaborContracts.Ledger;
using LaborContracts.Pdf;
using LaborContracts.Pdf.Text;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification.Attachments;

namespace LaborContracts.Verification.Comparison;

/// <summary>One comparison under way.</summary>
/// <param name="ours">The registered document.</param>
/// <param name="theirs">The copy.</param>
/// <param name="document">What the copy says of itself.</param>
internal sealed class Comparing(PdfFile ours, PdfFile theirs, Document document)
{
    private readonly List<Reason> _reasons = [];

    public CopyComparison Compare()
    {
        var common = ours.Bytes.Span.CommonPrefixLength(theirs.Bytes.Span);
        var begins = ours.Revisions.Count(revision => revision.Length <= common);
        var carriesKey = document.Attachment is { } attachment
            && ContractAttachment.Find(ours.AsOf(ours.Revisions[0])) is { } registered && registered.Key == attachment.Key;
        var updates = begins > 0 && begins < theirs.Revisions.Count ? UpdateReport.Of(theirs, begins) : null;
        var kind = KindOf(common, begins, carriesKey, updates);
        _reasons.Add(KindReason(kind, begins));
        if (theirs.TrailingBytes > 0) _reasons.Add(new(Outcome.Failed, "copy.trailing", theirs.TrailingBytes));
        var text = kind is CopyKind.Changed or CopyKind.Unknown ? CompareText() : null;
        return new(
            kind, FileOf(ours, ours.Bytes), new(document.Sha256, document.File.Bytes.Length, document.Pages), (begins, ours.Revisions.Count), carriesKey,
            document.Signatures, begins > 0 ? updates ?? [] : null, theirs.TrailingBytes, text, _reasons);
    }

    private CopyKind KindOf(int common, int begins, bool carriesKey, IReadOnlyList<UpdateReport>? updates)
    {
        var (isAllOurs, isAllTheirs) = (common == ours.Bytes.Length, common == theirs.Bytes.Length);
        if (isAllOurs && isAllTheirs) return CopyKind.Identical;
        if (isAllTheirs && theirs.TrailingBytes == 0 && begins == theirs.Revisions.Count) return CopyKind.EarlierRevision;
        if (isAllOurs && theirs.TrailingBytes == 0 && updates is { Count: > 0 } && theirs.Revisions.Count == begins + updates.Count
            && updates.All(update => update.Level == ModificationLevel.ValidationData)) return CopyKind.LaterRevision;
        return begins > 0 || carriesKey ? CopyKind.Changed : CopyKind.Unknown;
    }

    private Reason KindReason(CopyKind kind, int begins) => kind switch
    {
        CopyKind.Identical => new(Outcome.Passed, "copy.identical"),
        CopyKind.EarlierRevision => new(Outcome.Passed, "copy.earlier-revision", begins, ours.Revisions.Count),
        CopyKind.LaterRevision => new(Outcome.Passed, "copy.later-revision"),
        CopyKind.Changed when begins > 0 => new(Outcome.Failed, "copy.changed", begins, ours.Revisions.Count),
        CopyKind.Changed => new(Outcome.Failed, "copy.rewritten"),
        CopyKind.Unknown => new(Outcome.NotChecked, "copy.unknown"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    /// <summary>What cannot be read is said, and the rest is held against each other all the same.</summary>
    private TextComparison? CompareText()
    {
        var (registered, copy) = (PageText.Of(ours), PageText.Of(theirs));
        var text = copy.Any(page => page.Lines.Count > 0) ? TextComparison.Of(registered, copy) : null;
        _reasons.Add(text switch
        {
            null when copy.All(page => page.Lines.Count == 0) => new(Outcome.NotChecked, "text.none"),
            null => new(Outcome.NotChecked, "text.too-different"),
            { Differences.Count: 0 } => new(Outcome.Passed, "text.same", text.Passages),
            { Same: var same, Passages: var all } when same * 2 < all => new(Outcome.Failed, "text.another", same, all),
            _ => new(Outcome.Failed, "text.differs", text.Differences.Count),
        });
        if (PagesWhere(copy, page => page.Unread is not null) is { Length: > 0 } unread) _reasons.Add(new(Outcome.NotChecked, "text.unread", unread));
        var known = registered.SelectMany(page => page.Pictures).ToHashSet();
        if (PagesWhere(copy, page => page.Pictures.Any(picture => !known.Contains(picture))) is { Length: > 0 } pictured)
            _reasons.Add(new(Outcome.NotChecked, "text.pictures", pictured));
        if (text is not null) _reasons.Add(new(Outcome.NotChecked, "text.limits"));
        return text;
    }

    private static string PagesWhere(IReadOnlyList<PageText> pages, Func<PageText, bool> isOne) => string.Join(
        ", ", pages.Index().Where(page => isOne(page.Item)).Select(page => (page.Index + 1).ToString(CultureInfo.InvariantCulture)));

    private static ComparedFile FileOf(PdfFile file, ReadOnlyMemory<byte> bytes) =>
        new(new Bytes32(SHA256.HashData(bytes.Span)), bytes.Length, file.PageCount);
}
