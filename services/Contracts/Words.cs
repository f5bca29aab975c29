using System.Reflection;
using Google.Protobuf.Reflection;

namespace Netralitas.Contracts;

/// <summary>Values of the contracts' enumerations as facts and refusals say them, without the prefix: <c>REPORT</c> for CASE_KIND_REPORT.</summary>
public static class Words
{
    /// <summary>The word.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Words[value];

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Words = Enum.GetValues<T>().ToDictionary(value => value, Word);

        private static string Word(T value)
        {
            var name = typeof(T).GetField(value.ToString())!.GetCustomAttribute<OriginalNameAttribute>()!.Name;
            var none = typeof(T).GetField(default(T).ToString())!.GetCustomAttribute<OriginalNameAttribute>()!.Name;
            return name[(none.Length - "UNSPECIFIED".Length)..];
        }
    }
}
