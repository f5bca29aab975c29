using System.Text;

namespace Grpc.Core;

/// <summary>One thing the transport knows about the caller.</summary>
public class AuthProperty
{
    private readonly byte[] rawValue;
    private readonly Lazy<string> value;

    private AuthProperty(string name, byte[] rawValue)
    {
        Name = name;
        this.rawValue = rawValue;
        value = new Lazy<string>(() => Encoding.UTF8.GetString(rawValue));
    }

    /// <summary>Its name, such as <c>x509_subject_alternative_name</c>.</summary>
    public string Name { get; }

    /// <summary>Its value as text (UTF-8).</summary>
    public string Value => value.Value;

    /// <summary>A copy of its value as bytes.</summary>
    public byte[] RawValue => [.. rawValue];

    /// <summary>Makes a property; the bytes are copied.</summary>
    public static AuthProperty Create(string name, byte[] rawValue)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(rawValue);
        return new AuthProperty(name, [.. rawValue]);
    }
}
