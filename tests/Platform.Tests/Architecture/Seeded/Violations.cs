using MassTransit;

namespace Netralitas.Platform.Tests.Architecture.Seeded;

// Each of these breaks the rule that only Platform's bus folder mentions MassTransit. Nothing runs them.
internal sealed class InField
{
    public IBus? Bus { get; set; }
}

internal sealed class InParameter
{
    public static void Publish(IPublishEndpoint endpoint) => ArgumentNullException.ThrowIfNull(endpoint);
}

internal abstract class InBase : IConsumer<InField>
{
    public abstract Task Consume(ConsumeContext<InField> context);
}

internal sealed class InLocal
{
    public static string Name(object some)
    {
        var bus = some as IBusControl;
        return $"{bus} {bus?.Address}";
    }
}

internal sealed class InGenericArgument
{
    public static int Count => new List<IBusControl>().Count;
}

internal sealed class InAsyncLambda
{
    public static Func<object, Task> Start { get; } = async some => await ((IBusControl)some).StartAsync(CancellationToken.None);
}

internal sealed class InTypeOf
{
    public static string Name => typeof(IBus).Name;
}

internal sealed class InConstraint
{
    public static void Take<T>(T bus)
        where T : IBus => ArgumentNullException.ThrowIfNull(bus);
}
