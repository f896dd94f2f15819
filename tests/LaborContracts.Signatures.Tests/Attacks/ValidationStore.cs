using LaborContracts.Pdf;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>The security store, turned against the pages; and what it says of certificates that were revoked.</summary>
internal static class ValidationStore
{
    public static IEnumerable<Attack> All =>
    [
        Attack.Modified("store shared with the page", "the store's list is the page's list of pictures", room =>
        {
            var once = room.Once(objects =>
            {
                Shadows.Set(objects, Paper.Catalog, "DSS", Paper.Ref(21));
                objects[21] = Paper.Read("<</Type/DSS/VRI 22 0 R>>");
                objects[22] = Paper.Read("<</I 13 0 R>>");
                Shadows.Set(objects, Paper.Page, "Resources", Paper.Read("<</XObject 22 0 R>>"));
            });
            return AttackRoom.Update(once, (22, Paper.Read("<</I 20 0 R>>")));
        }),
        Attack.Modified("store's certificate that is the content", "the page's content is an entry of the store", room =>
        {
            var once = room.Once(objects =>
            {
                Shadows.Set(objects, Paper.Catalog, "DSS", Paper.Ref(21));
                objects[21] = Paper.Read("<</Type/DSS/Certs[4 0 R]>>");
            });
            return AttackRoom.Update(once, (Paper.Content, Paper.Stream("BT ET")), (21, Paper.Read("<</Type/DSS/Certs[4 0 R]/CRLs[]>>")));
        }),
        Attack.Modified("store in place of another object", "names the page as the store and changes it", room =>
        {
            var stored = room.Once(objects => Shadows.Set(objects, Paper.Catalog, "DSS", Paper.Ref(Paper.Outlines)));
            return AttackRoom.Update(stored, (Paper.Outlines, Paper.Read("<</Type/Outlines/First 9 0 R>>")));
        }),
        Attack.Modified("store taken off", "removes the validation data", room =>
        {
            var stored = room.Once(objects => Shadows.Set(objects, Paper.Catalog, "DSS", Paper.Read("<</Type/DSS>>")));
            var catalog = AttackRoom.With(stored, Paper.Catalog);
            catalog.Remove("DSS");
            return AttackRoom.Update(stored, (Paper.Catalog, catalog));
        }),
        Attack.Modified("store that is no dictionary", "puts a number in place of the store", room => AttackRoom.Update(
            room.Once(), (Paper.Catalog, AttackRoom.With(room.Once(), Paper.Catalog, ("DSS", 1))))),
        Attack.Modified("store with an annotation beside it", "adds validation data and a text over the page", room =>
            Forgery.Update(room.Once(), (file, increment) =>
            {
                var page = ((PdfDictionary)file.Resolve(Paper.Ref(Paper.Page))).Copy();
                page["Annots"] = new PdfArray(
                    [.. ((PdfArray)page["Annots"]!).Items, increment.Add(Paper.Read("<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]>>"))]);
                increment.Replace(Paper.Ref(Paper.Page), page);
                var catalog = ((PdfDictionary)file.Resolve(Paper.Ref(Paper.Catalog))).Copy();
                catalog["DSS"] = new PdfDictionary();
                increment.Replace(Paper.Ref(Paper.Catalog), catalog);
            })),
        Attack.Open("revoked before the timestamp, says a list", "signs with a revoked certificate; the list is in the store",
            SubIndication.RevokedNoPoe, room => Listed(room, room.Once(), room.Worker)),
        Attack.Open("revoked before the timestamp, says an answer", "signs with a revoked certificate; the answer is in the store",
            SubIndication.RevokedNoPoe, room => Add(room.Once(), [], [RevocationForgery.Answer(
                room.Pki.Root, OcspCertificateId.Of(room.Worker.Certificate, room.Pki.Root.Certificate), AttackRoom.Now, OcspStatus.Revoked)])),
        Attack.Failed("sealed after the revocation", "seals after the worker's timestamp, which is younger than the revocation",
            SubIndication.Revoked, room => Listed(room, room.Twice(), room.Employer)) with { Field = "employer" },
        Attack.Open("revoked authority", "signs under an issuing authority that was revoked", SubIndication.RevokedCaNoPoe, room =>
        {
            using var authority = room.Pki.Issue(CertificatePurpose.IssuingAuthority);
            using var signer = room.Pki.Issue(issuer: authority);
            return Listed(room, room.Sign(Paper.Make(), "worker", signer), authority);
        }),
        Attack.Open("revoked timestamp authority", "stamps by a revoked authority", SubIndication.RevokedNoPoe, room =>
            Listed(room, room.Once(), room.TimestampAuthority)),
    ];

    private static byte[] Listed(AttackRoom room, byte[] pdf, SigningIdentity revoked) => Add(
        pdf, [RevocationForgery.List(room.Pki.Root, AttackRoom.Now, [(revoked.Certificate.SerialNumber, null)])], []);

    private static byte[] Add(byte[] pdf, byte[][] lists, byte[][] answers) => DocumentSecurityStore.Add(
        pdf, new ValidationData([], [.. lists.Select(l => (ReadOnlyMemory<byte>)l)], [.. answers.Select(a => (ReadOnlyMemory<byte>)a)]));
}
