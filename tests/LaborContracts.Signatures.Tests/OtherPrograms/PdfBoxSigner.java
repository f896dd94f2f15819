import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.Hashtable;
import java.math.BigInteger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.tsp.TSPAlgorithms;

/**
 * Signs files with Apache PDFBox and BouncyCastle, timestamps included, as an independent maker of PAdES.
 * Arguments: signer.p12 authority.p12, then for each signature: kind field in.pdf out.pdf.
 */
public final class PdfBoxSigner {
    private static final char[] PASSWORD = "x".toCharArray();

    public static void main(String[] args) throws Exception {
        Identity signer = new Identity(args[0]), authority = new Identity(args[1]);
        for (int i = 2; i < args.length; i += 4) sign(signer, authority, args[i], args[i + 1], args[i + 2], args[i + 3]);
    }

    private static void sign(Identity signer, Identity authority, String kind, String field, String from, String to) throws Exception {
        try (PDDocument document = PDDocument.load(new File(from)); FileOutputStream out = new FileOutputStream(to)) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            if (kind.equals("timestamp")) {
                signature.setType(org.apache.pdfbox.cos.COSName.DOC_TIME_STAMP);
                signature.setSubFilter(org.apache.pdfbox.cos.COSName.getPDFName("ETSI.RFC3161"));
            } else {
                signature.setSubFilter(kind.equals("plain")
                    ? PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED : PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
                signature.setName("Foreign");
                signature.setSignDate(Calendar.getInstance());
            }
            if (!field.equals("-"))
                document.getDocumentCatalog().getAcroForm().getField(field).getCOSObject()
                    .setItem(org.apache.pdfbox.cos.COSName.V, signature.getCOSObject());
            document.addSignature(signature);
            var external = document.saveIncrementalForExternalSigning(out);
            byte[] content = external.getContent().readAllBytes();
            external.setSignature(kind.equals("timestamp") ? token(authority, content) : cms(signer, authority, kind, content));
        }
    }

    private static byte[] cms(Identity signer, Identity authority, String kind, byte[] content) throws Exception {
        Hashtable<ASN1ObjectIdentifier, Attribute> attributes = new Hashtable<>();
        if (!kind.equals("plain")) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(signer.certificate().getEncoded());
            attributes.put(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), hash)))));
        }
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        var builder = new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
        builder.setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)) {
            @Override
            protected Hashtable createStandardAttributeTable(java.util.Map parameters) {
                Hashtable table = super.createStandardAttributeTable(parameters);
                if (!kind.equals("plain")) table.remove(CMSAttributes.signingTime); // PAdES has it in the dictionary
                return table;
            }
        });
        generator.addSignerInfoGenerator(builder.build(new JcaContentSignerBuilder(signer.algorithm()).build(signer.key), signer.certificate()));
        generator.addCertificates(new JcaCertStore(Arrays.asList(signer.chain)));
        CMSSignedData data = generator.generate(new CMSProcessableByteArray(content), false);
        if (kind.equals("stamped") || kind.equals("stamped-der")) {
            SignerInformation one = data.getSignerInfos().getSigners().iterator().next();
            var token = org.bouncycastle.asn1.ASN1Primitive.fromByteArray(token(authority, one.getSignature()));
            one = SignerInformation.replaceUnsignedAttributes(one, new AttributeTable(new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(token))));
            data = CMSSignedData.replaceSigners(data, new SignerInformationStore(one));
        }
        return kind.endsWith("-der") ? data.toASN1Structure().getEncoded("DER") : data.getEncoded();
    }

    private static byte[] token(Identity authority, byte[] stamped) throws Exception {
        TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
        asking.setCertReq(true);
        TimeStampRequest request = asking.generate(TSPAlgorithms.SHA256, MessageDigest.getInstance("SHA-256").digest(stamped));
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder().build(authority.algorithm(), authority.key, authority.certificate()),
            digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
            new ASN1ObjectIdentifier("2.999.1"));
        generator.addCertificates(new JcaCertStore(Arrays.asList(authority.chain)));
        TimeStampToken token = generator.generate(request, BigInteger.valueOf(System.nanoTime()), new Date());
        return token.getEncoded();
    }

    private static final class Identity {
        final PrivateKey key;
        final Certificate[] chain;

        Identity(String path) throws Exception {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (FileInputStream in = new FileInputStream(path)) { store.load(in, PASSWORD); }
            String alias = store.aliases().nextElement();
            key = (PrivateKey) store.getKey(alias, PASSWORD);
            chain = store.getCertificateChain(alias);
        }

        X509Certificate certificate() { return (X509Certificate) chain[0]; }

        String algorithm() { return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA"; }
    }
}
