using System.Security.Cryptography;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Setup;
using LaborContracts.Documents;
using LaborContracts.Documents.Reading;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>A document as it was sent for signing: on paper, and as text for a screen.</summary>
internal sealed class OfferedPaper(LaborContractsDb db, Typesetter typesetter, PlatformSettings settings)
{
    public static ContractPaper Of(Dossier dossier, DateTimeOffset offeredAt, Uri baseAddress) => new(
        dossier.Contract.Terms,
        dossier.Row.Key,
        dossier.Contract.Document,
        dossier.Contract.Revision,
        dossier.Contract.Number,
        ContractView.StatusAddressOf(dossier, baseAddress),
        offeredAt,
        Demonstration: true, // whatever the environment is called: the development authority is all that signs yet
        dossier.Contract.Bilingual,
        dossier.Contract.Origin);

    /// <summary>
    /// The whole text, if it is what the PDF says: typeset anew from the same terms it must give, byte for byte, what was sent for signing. Null
    /// where it does not, since a form, a font or the platform's address has changed since; then the PDF alone is shown.
    /// </summary>
    public async Task<IReadOnlyList<ReadingPart>?> ReadAsync(Dossier dossier, CancellationToken cancellationToken)
    {
        var offered = await db.Documents.AsNoTracking().Where(d => d.ContractId == dossier.Row.Id).OrderBy(d => d.StoredAt)
            .Select(d => new { d.Sha256, d.StoredAt }).FirstOrDefaultAsync(cancellationToken);
        if (offered is null || !typesetter.CanTypeset(dossier.Contract.Document, dossier.Contract.Terms)) return null;
        var paper = Of(dossier, offered.StoredAt, settings.BaseAddress);
        return Convert.ToHexStringLower(SHA256.HashData(typesetter.Typeset(paper).Pdf)) == offered.Sha256 ? typesetter.Read(paper) : null;
    }

    /// <summary>
    /// The parts that sum a document up in plain words, with their English beside the Chinese; none where its form has no such card, or a draft still
    /// lacks a clause that the form prints.
    /// </summary>
    public CardPart? CardOf(Dossier dossier)
    {
        if (!typesetter.CanTypeset(dossier.Contract.Document, dossier.Contract.Terms)) return null;
        try
        {
            return typesetter.Read(Of(dossier, DateTimeOffset.UnixEpoch, settings.BaseAddress) with { Bilingual = true }).OfType<CardPart>().FirstOrDefault();
        }
        catch (ClauseMissingException)
        {
            return null;
        }
    }
}
