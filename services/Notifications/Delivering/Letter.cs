namespace Netralitas.Notifications.Delivering;

/// <summary>What is sent at once: one notice, or several in one e-mail.</summary>
/// <param name="Id">What a receiver knows it by when it comes again.</param>
/// <param name="Deliveries">The deliveries in it, at least one, in the order in which they were made.</param>
/// <param name="Notices">Their notices, in the same order.</param>
internal sealed record Letter(Guid Id, IReadOnlyList<DeliveryRow> Deliveries, IReadOnlyList<Notice> Notices)
{
    /// <summary>A letter of deliveries with their notices.</summary>
    public static Letter Of(Guid id, IEnumerable<(DeliveryRow Row, Notice Notice)> parts)
    {
        var ordered = parts.OrderBy(part => part.Row.Id).ToList();
        return new Letter(id, ordered.ConvertAll(part => part.Row), ordered.ConvertAll(part => part.Notice));
    }
}
