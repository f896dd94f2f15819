using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>Bytes with one bit changed.</summary>
internal static class Flipped
{
    /// <summary>Judges each of them; it may be unreadable, but not fail in another way.</summary>
    public static void Each(byte[] bytes, Action<byte[]> judge)
    {
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = (byte[])bytes.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                judge(changed);
            }
            catch (DerFormatException)
            {
            }
        }
    }
}
