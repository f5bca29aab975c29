using Netralitas.Platform.Hosting;

namespace Netralitas.Notifications.Delivering;

/// <summary>Rung when there may be something to deliver.</summary>
internal sealed class DeliverySignal : Signal;
