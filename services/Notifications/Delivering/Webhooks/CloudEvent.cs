using System.Text.Json;
using Google.Protobuf;
using Netralitas.Notifications.Reading;
using NodaTime.Text;

namespace Netralitas.Notifications.Delivering.Webhooks;

/// <summary>A notice as a CloudEvent 1.0 in JSON (structured mode): its data are the notice as the contract has it.</summary>
internal static class CloudEvent
{
    /// <summary>Media type of the body.</summary>
    public const string MediaType = "application/cloudevents+json";

    private const string Source = "urn:netralitas:notifications";
    private const string TypePrefix = "id.netralitas.notifications.v1.";

    /// <summary>The bytes of the body.</summary>
    /// <param name="deliveryId">What a receiver knows a repeated delivery by.</param>
    /// <param name="notice">The notice.</param>
    public static byte[] Write(Guid deliveryId, Notice notice)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", deliveryId);
            json.WriteString("source", Source);
            json.WriteString("type", TypePrefix + notice.Kind);
            json.WriteString("subject", notice.Id);
            json.WriteString("time", InstantPattern.ExtendedIso.Format(notice.EventTime));
            json.WriteString("datacontenttype", "application/json");
            json.WritePropertyName("data");
            json.WriteRawValue(JsonFormatter.Default.Format(notice.ToMessage()));
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
