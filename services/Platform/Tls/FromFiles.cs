using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Hosting;

namespace Netralitas.Platform.Tls;

/// <summary>Something read from files that others replace while the process runs.</summary>
internal interface IFromFiles
{
    /// <summary>Reads the files again if they changed. What cannot be used leaves what was, and is logged with the names of the files.</summary>
    void Renew(ILogger log);
}

/// <inheritdoc/>
internal sealed class FromFiles<T> : IFromFiles
    where T : class
{
    private const int SizeMax = 16 * 1024 * 1024;

    private readonly string[] _paths;
    private readonly Func<byte[][], T> _make;
    private byte[] _seen;
    private volatile T _current;

    /// <summary>Reads the files for the first time.</summary>
    /// <param name="setting">The setting that names them, for messages.</param>
    /// <param name="make">Makes it of the files' contents, in the order of the paths; throws <see cref="CryptographicException"/> or
    /// <see cref="ArgumentException"/> when they will not do.</param>
    /// <param name="paths">The files.</param>
    /// <exception cref="SettingException">They cannot be used; says why.</exception>
    public FromFiles(string setting, Func<byte[][], T> make, params string[] paths)
    {
        (_make, _paths) = (make, paths);
        try
        {
            var contents = Read();
            (_current, _seen) = (make(contents), HashOf(contents));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new SettingException(setting, $"cannot use {Names}: {e.Message.TrimEnd('.')}");
        }
    }

    /// <summary>What was read last.</summary>
    public T Current => _current;

    private string Names => string.Join(" and ", _paths.Distinct());

    /// <inheritdoc/>
    public void Renew(ILogger log)
    {
        try
        {
            var contents = Read();
            var hash = HashOf(contents);
            if (!hash.AsSpan().SequenceEqual(_seen))
            {
                _seen = hash;
                _current = _make(contents);
            }
        }
        catch (Exception e)
        {
            // Whatever a file of strangers ends with, the process goes on. Files that are away are told once, not at every look.
            var areAway = e is IOException or UnauthorizedAccessException;
            if (!areAway || _seen.Length > 0)
            {
                log.LogWarning("{Files} changed and cannot be used ({Cause}); what was read before stays.", Names, e.Message);
            }

            _seen = areAway ? [] : _seen;
        }
    }

    private byte[][] Read() => [.. _paths.Select(path => new FileInfo(path).Length <= SizeMax
        ? File.ReadAllBytes(path)
        : throw new IOException($"it is larger than {SizeMax} bytes"))];

    private static byte[] HashOf(byte[][] contents) => SHA256.HashData(contents.SelectMany(SHA256.HashData).ToArray());
}
