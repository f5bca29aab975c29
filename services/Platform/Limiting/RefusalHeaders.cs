using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Netralitas.Platform.Errors;

namespace Netralitas.Platform.Limiting;

/// <summary>Refusals where no handler is there to throw them: straight in the headers or trailers of the answer.</summary>
internal static class RefusalHeaders
{
    private const string Status = "grpc-status";
    private const string Message = "grpc-message";

    /// <summary>Key of <see cref="HttpContext.Items"/> that is there once the message was read and handed on: what goes wrong after is our fault.</summary>
    public static readonly object Begun = new();

    /// <summary>Writes a refusal.</summary>
    public static void Write(IHeaderDictionary place, Refusal refusal)
    {
        var error = refusal.ToRpcException();
        place[Status] = ((int)error.StatusCode).ToString(CultureInfo.InvariantCulture);
        place[Message] = Uri.EscapeDataString(error.Status.Detail);
        place[Refusal.DetailsTrailer] = Convert.ToBase64String(error.Trailers.GetValueBytes(Refusal.DetailsTrailer)!).TrimEnd('=');
    }

    /// <summary>Gives an answer a reason that the gRPC library gave without: it calls INTERNAL or UNKNOWN what the caller sent wrongly.</summary>
    /// <returns>The reason; null when the answer stays as it is.</returns>
    public static Reason? NameFault(HttpContext http)
    {
        var place = http.Response.HasStarted ? http.Features.Get<IHttpResponseTrailersFeature>()?.Trailers : http.Response.Headers;
        if (place is null || place.IsReadOnly || place.ContainsKey(Refusal.DetailsTrailer) || !int.TryParse(place[Status].ToString(), out var code))
        {
            return null;
        }

        Reason? reason = (StatusCode)code switch
        {
            StatusCode.Internal or StatusCode.Unknown => http.Items.ContainsKey(Begun) ? Reasons.Internal : LimitReasons.MalformedMessage,
            StatusCode.ResourceExhausted => LimitReasons.MessageTooLarge,
            _ => null,
        };
        if (reason is not null)
        {
            Write(place, Refusal.Of(reason));
        }

        return reason;
    }
}
