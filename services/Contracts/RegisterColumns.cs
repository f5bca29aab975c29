using Google.Protobuf.Reflection;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Contracts;

/// <summary>The columns of a register: the fields of <see cref="RegisterRow"/> but its line, in their order.</summary>
public static class RegisterColumns
{
    private const int PersonsFrom = 20;
    private const int AllegationsFrom = 40;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FieldDescriptor> All { get; } =
        [.. RegisterRow.Descriptor.Fields.InFieldNumberOrder().Where(field => field.FieldNumber != RegisterRow.LineFieldNumber)];

    /// <summary>Those that say something of the case.</summary>
    public static IReadOnlyList<FieldDescriptor> OfCase { get; } = [.. All.Where(column => column.FieldNumber < PersonsFrom)];

    /// <summary>Those that say something of the person.</summary>
    public static IReadOnlyList<FieldDescriptor> OfPerson { get; } = [.. All.Where(column => column.FieldNumber is >= PersonsFrom and < AllegationsFrom)];

    /// <summary>What a row has in a column.</summary>
    public static string Text(this RegisterRow row, FieldDescriptor column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return (string)column.Accessor.GetValue(row);
    }
}
