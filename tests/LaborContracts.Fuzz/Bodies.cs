using System.Text;

namespace LaborContracts.Fuzz;

/// <summary>Texts that updates are put together from: objects such as honest and hostile ones write, and single values.</summary>
internal static class Bodies
{
    public static readonly string[] Objects =
    [
        "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R/Metadata 17 0 R/Outlines 19 0 R/OCProperties<</OCGs[14 0 R]/D<</ON[14 0 R]>>>>"
            + "/Names<</EmbeddedFiles<</Names[(contract.json)16 0 R]>>>>/AF[16 0 R]/DSS 60 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[8 0 R 9 0 R 10 0 R 12 0 R]"
            + "/Resources<</Font<</F 5 0 R>>/XObject<</I 13 0 R>>/Properties<</L 14 0 R>>>>>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[8 0 R 9 0 R 10 0 R 12 0 R 61 0 R]"
            + "/Resources<</Font<</F 5 0 R>>/XObject<</I 13 0 R>>/Properties<</L 14 0 R>>>>>>",
        "<</Fields 7 0 R/SigFlags 3/DR<</Font<</F 5 0 R>>>>/DA(/F 10 Tf)>>",
        "[8 0 R 9 0 R 10 0 R 11 0 R]",
        "[8 0 R 9 0 R 10 0 R 11 0 R 61 0 R]",
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(employer)/Rect[300 100 500 150]/F 132/P 3 0 R/V 62 0 R>>",
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(employer)/Rect[300 100 500 150]/F 132/P 3 0 R/V 62 0 R/AP<</N 63 0 R>>>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(remark)/Rect[50 200 250 220]/F 4/P 3 0 R/V(I agree)>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(remark)/Rect[50 200 250 220]/F 4/P 3 0 R/V(none)/AP<</N 63 0 R>>>>",
        "<</FT/Tx/T(salary)/Ff 1/V(650)/Kids[12 0 R]>>",
        "<</Type/Annot/Subtype/Widget/Parent 11 0 R/Rect[50 300 250 320]/F 4/P 3 0 R/AP<</N 63 0 R>>>>",
        "<</FT/Sig/T(timestamp-2)/V 62 0 R>>",
        "<</FT/Sig/T(witness)/V 62 0 R/F 2/Subtype/Widget/Rect[0 0 100 100]>>",
        "<</Type/DocTimeStamp/SubFilter/ETSI.RFC3161/ByteRange[0 1 2 3]/Contents<3000>>>",
        "<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<3000>>>",
        "<</Type/DSS/Certs[64 0 R]>>",
        "<</Type/DSS/Certs[64 0 R]/VRI<</A<</Cert[64 0 R]>>>>>>",
        "<</Title(Labor contract)/Producer(another)/ModDate(D:2026)>>",
        "<</Length 12>>\nstream\n<x:xmpmeta/>\nendstream",
        "<</Type/Metadata/Subtype/XML/Length 8>>\nstream\n<other/>\nendstream",
        "<</Length 33>>\nstream\nBT /F 12 Tf 50 700 Td (650) Tj ET\nendstream",
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 2>>\nstream\nBT\nendstream",
        "<</Type/EmbeddedFile/Length 18>>\nstream\n{\"monthlyPay\":650}\nendstream",
        "<</Type/Annot/Subtype/FreeText/Rect[50 690 250 720]/Contents(650)>>",
        "null", "[]", "<<>>", "1", "(text)",
    ];

    public static readonly string[] Values =
    [
        "null", "true", "0", "1", "2", "3", "4", "-1", "132", "65536", "2147483647", "4294967295", "9223372036854775807", "0.5", "()", "(650)",
        "<>", "[]", "<<>>", "/Sig", "/Tx", "/Btn", "/DocTimeStamp", "/Metadata", "/ETSI.RFC3161", "/Action", "[0 0 0 0]", "[0 0 595 842]",
        "1 0 R", "2 0 R", "3 0 R", "4 0 R", "5 0 R", "6 0 R", "7 0 R", "8 0 R", "9 0 R", "10 0 R", "13 0 R", "17 0 R", "18 0 R", "60 0 R",
        "61 0 R", "62 0 R", "63 0 R", "4 1 R", "999 0 R", "[4 0 R 13 0 R]", "<</N 13 0 R>>", "<</S/JavaScript/JS(1)>>",
    ];

    public static readonly string[] Keys =
    [
        "Contents", "Resources", "Annots", "AP", "V", "Rect", "F", "Ff", "FT", "T", "Kids", "Parent", "Lock", "SV", "DSS", "AcroForm", "Metadata",
        "Extensions", "Perms", "OpenAction", "AA", "A", "Names", "AF", "OCProperties", "Fields", "SigFlags", "DR", "NeedAppearances", "XFA",
        "Type", "Subtype", "MediaBox", "Rotate", "Length", "Filter", "P", "AS", "MK", "Info", "Size", "Prev", "Root", "ByteRange",
    ];

    public static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);
}
