using LaborContracts.Api.Issues;
using LaborContracts.Api.Sheets;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms.Sheets;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Issuing;

/// <summary>
/// Step 1: reads and checks the next lines of an upload, a slice at a time, so that a large one holds up no small one. The lines and how far
/// it came are saved together: whoever is killed goes on behind the last line that was saved.
/// </summary>
internal sealed class ReadLines(LaborContractsDb db, IssueFile files, LineCheck check, TimeProvider clock)
{
    /// <summary>Lines with contents that a file can have, the headings not counted.</summary>
    public const int MostLines = 100_000;

    private const int LinesInASlice = 1000;
    private const int LinesInASave = 100;

    public async Task<bool> TakeAsync(IssueRow issue, CancellationToken cancellationToken)
    {
        var contents = files.ContentsOf(issue);
        var file = await files.ReadAsync(issue, cancellationToken);
        var heading = (string?)null;
        try
        {
            using var lines = Sheet.Read(file).GetEnumerator();
            if (!lines.MoveNext()) throw new UnreadableSheetException("issue.no-lines");
            var columns = Columns(lines.Current, out heading);
            heading = null;
            var isLast = await ReadAsync(issue, contents, columns, lines, cancellationToken);
            if (!isLast) return true;
            if (issue.LastLine == 0) throw new UnreadableSheetException("issue.no-lines");
            (issue.State, issue.CheckedAt) = (nameof(IssueState.Checked), clock.GetUtcNow());
            issue.Version++;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await db.IssueParts.Where(p => p.IssueId == issue.Id).ExecuteDeleteAsync(cancellationToken); // the lines hold all that is needed
            await transaction.CommitAsync(cancellationToken);
        }
        catch (UnreadableSheetException unreadable)
        {
            (issue.Code, issue.Ready, issue.Faulty) = (unreadable.Code, 0, 0);
            files.Keep(issue, files.ContentsOf(issue) with { Fault = heading ?? unreadable.Line?.ToString(Http.Language.Chinese) });
            await files.EndAsync(issue, IssueState.Unreadable, clock.GetUtcNow(), cancellationToken);
            await db.IssueLines.Where(l => l.IssueId == issue.Id).ExecuteDeleteAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>The columns by place; null under no heading.</summary>
    /// <param name="fault">The heading at fault, if this throws.</param>
    private static List<TermsColumn?> Columns(SheetLine headings, out string? fault)
    {
        var columns = new List<TermsColumn?>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        fault = null;
        foreach (var heading in headings.Cells)
        {
            fault = heading;
            var column = string.IsNullOrWhiteSpace(heading) ? null
                : TermsColumns.Find(heading) ?? throw new UnreadableSheetException("issue.unknown-column", headings.Number);
            if (column is not null && !known.Add(column.Path)) throw new UnreadableSheetException("issue.column-twice", headings.Number);
            columns.Add(column);
        }

        return columns;
    }

    /// <returns>Whether the file is at its end.</returns>
    private async Task<bool> ReadAsync(
        IssueRow issue, IssueContents contents, List<TermsColumn?> columns, IEnumerator<SheetLine> lines, CancellationToken cancellationToken)
    {
        var workers = (await db.IssueLines.Where(l => l.IssueId == issue.Id && l.WorkerIndex != null).Select(l => l.WorkerIndex!)
            .ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var (read, isLast) = (0, false);
        while (read < LinesInASlice && !isLast)
        {
            var rows = new List<IssueLineRow>();
            while (rows.Count < LinesInASave && !(isLast = !lines.MoveNext()))
            {
                if (lines.Current.Number <= issue.LastLine) continue;
                if (issue.Ready + issue.Faulty == MostLines) throw new UnreadableSheetException("issue.too-many-lines", lines.Current.Number);
                var line = await check.CheckAsync(issue, contents.Common, columns, lines.Current, workers, cancellationToken);
                contents = contents with { Totals = contents.Totals.With(line) };
                rows.Add(RowOf(issue, line));
                issue.LastLine = line.Number;
                if (line.State == IssueLineState.Ready) issue.Ready++;
                else issue.Faulty++;
            }

            read += rows.Count;
            if (rows.Count == 0) continue;
            db.IssueLines.AddRange(rows);
            files.Keep(issue, contents);
            issue.Version++;
            await db.SaveChangesAsync(cancellationToken);
            foreach (var row in rows) db.Entry(row).State = EntityState.Detached;
        }

        return isLast;
    }

    private IssueLineRow RowOf(IssueRow issue, CheckedLine line) => new()
    {
        IssueId = issue.Id,
        Number = line.Number,
        State = line.State.ToString(),
        WorkerIndex = line.WorkerIndex,
        Code = line.Code,
        Sealed = line.Terms is { } terms
            ? files.Seal(issue, terms)
            : files.Seal(issue, new LineFaults(line.Faults, [.. line.Findings.Where(finding => finding.Severity == Severity.Block)], line.Character)),
    };
}
