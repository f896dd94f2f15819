using LaborContracts.Domain.Statutes;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>What is to be said of a field of a form.</summary>
/// <param name="At">Path of the field at which it stands.</param>
/// <param name="Severity">A value that cannot be read weighs like what the statutes block.</param>
/// <param name="Rule">Of a statutory finding; else null.</param>
/// <param name="IsOfBlank">Whether nothing is filled in there yet.</param>
public sealed record Remark(string At, string Sentence, Severity Severity, string? Rule, string? Article, bool IsOfBlank)
{
    internal static Remark Of(Finding finding) => new(
        finding.Field, PageText.MessageOf(finding), finding.Severity, finding.Id, finding.Article, false);
}
