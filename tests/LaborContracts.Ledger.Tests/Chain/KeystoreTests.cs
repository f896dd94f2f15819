using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Chain.Keystores;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

public sealed class KeystoreTests
{
    private static readonly EthereumKey Key = EthereumKey.FromHex("0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d");

    public static TheoryData<string, string> Published()
    {
        var cases = new TheoryData<string, string>();
        foreach (var file in (string[])["keystores/v3_test_vector.json", "keystores/basic_tests.json"])
        {
            foreach (var vector in EthereumVectors.Read(file).EnumerateObject()) cases.Add(file, vector.Name);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void A_published_keystore_opens_with_its_password_to_its_key(string file, string name)
    {
        var vector = EthereumVectors.Read(file).GetProperty(name);

        var key = Keystore.Open(vector.GetProperty("json").GetRawText(), vector.GetProperty("password").GetString()!);

        Assert.Equal(EthereumKey.FromHex("0x" + vector.GetProperty("priv").GetString()!.PadLeft(64, '0')).Address, key.Address);
    }

    [Fact]
    public void A_keystore_of_another_program_opens_to_the_key_of_its_address() => Assert.Equal(
        Address.Parse("0xf466859ead1932d743d622cb74fc058882e8648a"),
        Keystore.Open(EthereumVectors.Read("keystores/aaa.json").GetRawText(), "foobar").Address);

    [Fact]
    public void A_keystore_under_the_empty_password_opens_with_it_alone()
    {
        var keystore = EthereumVectors.Read("keystores/very-light-scrypt.json").GetRawText();

        Assert.Equal(Address.Parse("0x45dea0fb0bba44f4fcf290bba71fd57d7117cbb8"), Keystore.Open(keystore, "").Address);
        Assert.Throws<WrongPasswordException>(() => Keystore.Open(keystore, " "));
    }

    [Theory]
    [InlineData("wikipage_test_vector_scrypt")]
    [InlineData("wikipage_test_vector_pbkdf2")]
    public void Under_the_same_salt_and_counter_a_keystore_is_written_as_published(string name)
    {
        var vector = EthereumVectors.Read("keystores/v3_test_vector.json").GetProperty(name);
        var crypto = vector.GetProperty("json").GetProperty("crypto");

        var written = JsonDocument.Parse(Keystore.Write(
            Key, "testpassword", KeyDerivation.Read(crypto.GetProperty("kdf").GetString()!, crypto.GetProperty("kdfparams")),
            Convert.FromHexString(crypto.GetProperty("cipherparams").GetProperty("iv").GetString()!),
            vector.GetProperty("json").GetProperty("id").GetGuid())).RootElement;

        Assert.True(JsonElement.DeepEquals(crypto, written.GetProperty("crypto")));
        Assert.Equal(3, written.GetProperty("version").GetInt32());
    }

    [Fact]
    public void Another_password_is_told_from_a_broken_file()
    {
        var keystore = Light("öffne dich");

        Assert.Throws<WrongPasswordException>(() => Keystore.Open(keystore, "offne dich"));
        Assert.Equal(Key.Address, Keystore.Open(keystore, "öffne dich").Address);
    }

    [Theory]
    [InlineData("mac", "2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097")]
    [InlineData("ciphertext", "d172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c")]
    public void A_changed_byte_does_not_open(string member, string value) =>
        Assert.Throws<WrongPasswordException>(() => Keystore.Open(Changed(crypto => crypto[member] = value), "p"));

    [Theory]
    [InlineData("n", 0)]
    [InlineData("n", 1)]
    [InlineData("n", 3)]
    [InlineData("n", -1_073_741_824)]
    [InlineData("n", 1_073_741_824)]
    [InlineData("r", 0)]
    [InlineData("r", int.MaxValue)]
    [InlineData("p", -1)]
    [InlineData("p", int.MaxValue)]
    [InlineData("dklen", 16)]
    [InlineData("dklen", int.MaxValue)]
    public void Absurd_costs_are_refused_before_they_are_paid(string parameter, int value) =>
        Assert.Throws<FormatException>(() => Keystore.Open(Changed(crypto => crypto["kdfparams"]![parameter] = value), "p"));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":3,"crypto":{"cipher":null}}""")]
    [InlineData("""{"version":3,"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":null}}}""")]
    public void What_is_no_keystore_is_refused(string text) =>
        Assert.Throws<FormatException>(() => Keystore.Open(text, "p"));

    [Theory]
    [InlineData("cipher", "aes-128-cbc")]
    [InlineData("kdf", "argon2")]
    [InlineData("ciphertext", "")]
    [InlineData("ciphertext", "zz")]
    [InlineData("mac", "00")]
    public void Another_function_or_length_is_refused(string member, string value) =>
        Assert.Throws<FormatException>(() => Keystore.Open(Changed(crypto => crypto[member] = value), "p"));

    [Fact]
    public void A_key_that_is_not_of_the_file_s_address_is_refused()
    {
        var keystore = JsonNode.Parse(Light("p"))!;
        keystore["address"] = "f466859ead1932d743d622cb74fc058882e8648a";

        Assert.Throws<FormatException>(() => Keystore.Open(keystore.ToJsonString(), "p"));
    }

    [Fact]
    public void A_keystore_that_is_made_opens_again_to_the_same_key()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "sender.json");

            var made = Keystore.CreateOrOpen(path, "p");

            Assert.Equal(made.Address, Keystore.CreateOrOpen(path, "p").Address);
            Assert.Throws<WrongPasswordException>(() => Keystore.CreateOrOpen(path, "q"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>RFC 7914, section 12.</summary>
    [Theory]
    [InlineData("", "", 16, 1, 1, "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906")]
    [InlineData("password", "NaCl", 1024, 8, 16, "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640")]
    public void Scrypt_derives_what_its_RFC_says(string password, string salt, int n, int r, int p, string derived) => Assert.Equal(
        derived, Convert.ToHexStringLower(Scrypt.Derive(
            System.Text.Encoding.ASCII.GetBytes(password), System.Text.Encoding.ASCII.GetBytes(salt), n, r, p, 64)));

    private static string Light(string password) =>
        Keystore.Write(Key, password, ScryptDerivation.Bounded(2, 8, 1, new byte[32]), new byte[16], Guid.Empty);

    private static string Changed(Action<JsonNode> change)
    {
        var keystore = JsonNode.Parse(Light("p"))!;
        change(keystore["crypto"]!);
        return keystore.ToJsonString();
    }
}
