using LaborContracts.Api.Features.Issues;
using LaborContracts.Domain.Kinds;

namespace LaborContracts.Api.Pages.Desk.Issues;

/// <summary>What an upload is called: by what its lines become.</summary>
internal static class IssueTitle
{
    public static string Of(IssueView issue) =>
        DocumentKinds.TryParse(issue.Document, out var kind) ? PageText.TitleOf(kind.Value) : issue.Document;
}
