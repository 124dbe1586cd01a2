using System.Collections;
using System.Data.Common;
using System.Reflection;
using System.Reflection.Emit;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Bench.Regional;

/// <summary>A recorded command as EF answers it: its rows become objects of a class made for its columns, untracked.</summary>
internal sealed class RecordedQuery
{
    private static readonly ModuleBuilder Module = AssemblyBuilder.DefineDynamicAssembly(new("Rows"), AssemblyBuilderAccess.Run).DefineDynamicModule("Rows");
    private static readonly MethodInfo Generic = typeof(RecordedQuery).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static int made;

    private readonly Func<AppDb, RecordedCommand, CancellationToken, Task<IList>> read;
    private readonly RecordedCommand command;

    private RecordedQuery(RecordedCommand command, Type row)
    {
        this.command = command;
        read = Generic.MakeGenericMethod(row).CreateDelegate<Func<AppDb, RecordedCommand, CancellationToken, Task<IList>>>();
        Columns = [.. row.GetProperties().Select(Getter)];
    }

    /// <summary>What a row says, column by column.</summary>
    public IReadOnlyList<Func<object, object?>> Columns { get; }

    public static async Task<RecordedQuery> OfAsync(RecordedCommand command, DbConnection connection)
    {
        await using var once = command.On(connection);
        await using var reader = await once.ExecuteReaderAsync();
        var any = await reader.ReadAsync();
        var type = Module.DefineType($"Row{Interlocked.Increment(ref made)}", TypeAttributes.Public);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        if (!names.TrueForAll(n => n.All(char.IsAsciiLetterOrDigit)) || names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count)
        {
            // EF reads a row of an entity by place, a row of an unknown class by names: each needs its own.
            names = [.. names.Select((_, i) => $"c{i}")];
            command = command with { Text = $"WITH named({string.Join(", ", names)}) AS ({command.Text}) SELECT * FROM named" };
        }

        for (var i = 0; i < names.Count; i++)
        {
            Property(type, names[i], (any && !reader.IsDBNull(i) ? reader.GetFieldType(i) : typeof(string)) switch
            {
                { IsValueType: true } value => typeof(Nullable<>).MakeGenericType(value),
                var reference => reference,
            });
        }

        return new(command, type.CreateType());
    }

    public Task<IList> RowsAsync(AppDb db, CancellationToken stop) => read(db, command, stop);

    private static async Task<IList> ReadAsync<T>(AppDb db, RecordedCommand command, CancellationToken stop) =>
        await db.Database.SqlQueryRaw<T>(command.Text, [.. command.Parameters()]).ToListAsync(stop);

    private static Func<object, object?> Getter(PropertyInfo property)
    {
        var row = System.Linq.Expressions.Expression.Parameter(typeof(object));
        var value = System.Linq.Expressions.Expression.Convert(System.Linq.Expressions.Expression.Property(System.Linq.Expressions.Expression.Convert(row, property.DeclaringType!), property), typeof(object));
        return System.Linq.Expressions.Expression.Lambda<Func<object, object?>>(value, row).Compile();
    }

    private static void Property(TypeBuilder type, string name, Type of)
    {
        var field = type.DefineField("_" + name, of, FieldAttributes.Private);
        var property = type.DefineProperty(name, PropertyAttributes.None, of, null);
        const MethodAttributes Accessor = MethodAttributes.Public | MethodAttributes.SpecialName | MethodAttributes.HideBySig;
        var get = type.DefineMethod("get_" + name, Accessor, of, Type.EmptyTypes);
        var il = get.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, field);
        il.Emit(OpCodes.Ret);
        var set = type.DefineMethod("set_" + name, Accessor, null, [of]);
        il = set.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, field);
        il.Emit(OpCodes.Ret);
        property.SetGetMethod(get);
        property.SetSetMethod(set);
    }
}
