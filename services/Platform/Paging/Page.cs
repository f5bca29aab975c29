using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.WebUtilities;
using Netralitas.Platform.Errors;

namespace Netralitas.Platform.Paging;

/// <summary>One page of a list in key order (AIP-158): how many rows, and after which key.</summary>
/// <param name="Size">Rows of the page, 1 to <see cref="SizeMax"/>.</param>
/// <param name="After">Key of the last row of the page before; null for the first page.</param>
/// <param name="FilterHash">Binds the token to the filter that it was given for.</param>
public sealed record Page(int Size, string? After, string FilterHash)
{
    /// <summary>Rows when the request does not say.</summary>
    public const int SizeDefault = 50;

    /// <summary>Most rows; a larger request gets this many.</summary>
    public const int SizeMax = 1000;

    private const string TokenField = "page_token";
    private const string TokenAdvice = "must be the next_page_token of an answer to the same filter";

    /// <summary>Reads size and token of a list request.</summary>
    /// <param name="checks">Collects what is wrong with them.</param>
    /// <param name="size">0 for the default; never negative.</param>
    /// <param name="token">Empty for the first page.</param>
    /// <param name="request">The whole request: what is not paging is the filter.</param>
    public static Page Of(FieldChecks checks, int size, string token, IMessage request)
    {
        checks.Require(size >= 0, "page_size", "must not be negative");
        var hash = HashOfFilter(request);
        var after = token.Length == 0 ? null : Key(token, hash);
        checks.Require(token.Length == 0 || after is not null, TokenField, TokenAdvice);
        return new Page(size == 0 ? SizeDefault : Math.Clamp(size, 1, SizeMax), after, hash);
    }

    /// <summary><see cref="After"/> of a list in the order of ids; a token of the right filter with another key is bad as well.</summary>
    /// <returns>Null for the first page.</returns>
    public Guid? AfterId(FieldChecks checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        var id = Guid.Empty;
        checks.Require(After is null || Guid.TryParseExact(After, "D", out id), TokenField, TokenAdvice);
        return After is null ? null : id;
    }

    /// <summary><see cref="After"/> of a list in the order of numbers from 1; a token of the right filter with another key is bad as well.</summary>
    /// <returns>0 for the first page.</returns>
    public long AfterNumber(FieldChecks checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        var number = 0L;
        checks.Require(After is null || long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out number), TokenField, TokenAdvice);
        return number;
    }

    /// <summary>Cuts a result of up to <see cref="Size"/> + 1 rows to the page, and gives the token for what follows.</summary>
    /// <param name="rows">Rows read, one more than the page when there are more.</param>
    /// <param name="key">Key of a row in the order of the list.</param>
    public (IReadOnlyList<T> Rows, string NextToken) Cut<T>(List<T> rows, Func<T, string> key)
    {
        if (rows.Count <= Size)
        {
            return (rows, "");
        }

        var page = rows[..Size];
        return (page, WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{FilterHash}|{key(page[^1])}")));
    }

    private static string? Key(string token, string hash)
    {
        try
        {
            var text = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
            return text.StartsWith(hash + "|", StringComparison.Ordinal) ? text[(hash.Length + 1)..] : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string HashOfFilter(IMessage request)
    {
        var filter = request.Descriptor.Fields.InFieldNumberOrder()
            .Where(field => field.Name is not ("page_size" or "page_token"))
            .Select(field => $"{field.FieldNumber}={field.Accessor.GetValue(request)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Descriptor.FullName + string.Join(';', filter)))[..8]);
    }
}
