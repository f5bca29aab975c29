namespace Netralitas.Abuse;

/// <summary>Changes a few bytes of a message: flips, cuts, repeats, and bytes that are no UTF-8.</summary>
internal static class Mutation
{
    private const int ChangesMax = 4;
    private static readonly byte[] NoText = [0xC0, 0x80, 0xED, 0xA0, 0x80, 0xFF, 0xFE, 0xF8];

    /// <summary>A message that was one.</summary>
    public static byte[] Of(byte[] message, Random random)
    {
        var bytes = message.ToList();
        for (var left = random.Next(1, ChangesMax + 1); left > 0; left--)
        {
            Change(bytes, random);
        }

        return [.. bytes];
    }

    /// <summary>So many bytes.</summary>
    public static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = random.Next(Math.Min(16, bytes.Count - at) + 1);
        switch (random.Next(6))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = NoText[random.Next(NoText.Length)];
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.InsertRange(at, Bytes(random, random.Next(8)));
                break;
        }
    }
}
