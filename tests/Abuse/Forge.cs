using System.Collections;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Netralitas.Abuse;

/// <summary>Makes messages of a type, right in shape: with values that exist, values that might, and the ends of every range.</summary>
/// <param name="random">Decides.</param>
/// <param name="known">Ids, codes and tokens that the network gave.</param>
internal sealed class Forge(Random random, IReadOnlyList<string> known)
{
    private const int DepthMax = 4;
    private const int ItemsMax = 5;
    private const int LongText = 20_000;

    private static readonly string[] Texts =
    [
        "", " ", "\0", "a\0b", "\u0001\u001b", "\u202e\u2066", "\uFFFD", "🇮🇩", "Ahmad Fulan", "' OR 1=1 --", "%s%n", "../../etc/passwd", "{count}", "{type}",
        "2024-10-10", "9999-12-31", "0000-00-00", "-1", "63.01", "bawaslu-63.01", "pilkada-2024", "liveness",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "netralitas.cases.v1.CaseService", "=", "AAAA", "|",
    ];

    /// <summary>A message of this type.</summary>
    public IMessage Message(MessageDescriptor type, int depth = 0)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InDeclarationOrder().Where(_ => random.Next(5) > 0))
        {
            Fill(message, field, depth);
        }

        return message;
    }

    private void Fill(IMessage message, FieldDescriptor field, int depth)
    {
        if (field.FieldType == FieldType.Message && !field.IsMap && depth == DepthMax)
        {
            return;
        }

        if (field.IsMap)
        {
            ((IDictionary)field.Accessor.GetValue(message))[Text()] = Text();
        }
        else if (field.IsRepeated)
        {
            var items = (IList)field.Accessor.GetValue(message);
            for (var left = random.Next(ItemsMax); left > 0; left--)
            {
                items.Add(Value(field, depth));
            }
        }
        else
        {
            field.Accessor.SetValue(message, Value(field, depth));
        }
    }

    private object Value(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.String => Text(),
        FieldType.Bytes => ByteString.CopyFromUtf8(Text()),
        FieldType.Bool => random.Next(2) == 0,
        FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, random.Next(4) == 0 ? (int)Number() : field.EnumType.Values[random.Next(field.EnumType.Values.Count)].Number),
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => (int)Number(),
        FieldType.UInt32 or FieldType.Fixed32 => (uint)Number(),
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Number(),
        FieldType.UInt64 or FieldType.Fixed64 => (ulong)Number(),
        FieldType.Double => (double)Number(),
        FieldType.Float => (float)Number(),
        FieldType.Message => Message(field.MessageType, depth + 1),
        _ => throw new NotSupportedException($"{field.FullName} is of type {field.FieldType}."),
    };

    private long Number() => random.Next(6) switch
    {
        0 => 0, 1 => -1, 2 => int.MaxValue, 3 => long.MinValue, 4 => long.MaxValue, _ => random.Next(100),
    };

    private string Text() => random.Next(20) switch
    {
        < 11 => known[random.Next(known.Count)],
        < 16 => Texts[random.Next(Texts.Length)],
        16 => new Guid(Bytes(16)).ToString(),
        17 => new string((char)random.Next(' ', 0x2FFF), random.Next(LongText)),
        18 => Twisted(known[random.Next(known.Count)]),
        _ => Convert.ToBase64String(Bytes(random.Next(60))),
    };

    private string Twisted(string text)
    {
        var letters = new StringBuilder(text + "x");
        letters[random.Next(letters.Length)] = (char)random.Next(0x80);
        return letters.ToString();
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
