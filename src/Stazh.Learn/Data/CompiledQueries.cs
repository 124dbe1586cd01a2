using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Stazh.Learn.Data;

/// <summary>Queries of pages that are read all the time: EF translates them once, not at each request.</summary>
public static class CompiledQueries
{
    private static readonly MethodInfo Set = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!;
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<MethodInfo, Delegate>> Known = [];

    /// <summary>The compiled query of this place in the code, made at its first use for this model. <paramref name="make"/> catches nothing.</summary>
    public static TDelegate Compiled<TDelegate>(this AppDb db, Func<AppDb, TDelegate> make)
        where TDelegate : Delegate =>
        (TDelegate)Known.GetOrCreateValue(db.Model).GetOrAdd(make.Method, static (_, with) => with.make(with.db), (make, db));

    /// <summary>
    /// Lets a compiled query use the access methods of the features (<c>db.RunsSharedWith(me)</c>): EF cannot look into a method, so each call is replaced by
    /// the query that it makes, and a rule of access stays in one place. Arguments of such a call are <see cref="Guid"/> parameters of the compiled query.
    /// </summary>
    public static Expression<TDelegate> Inlined<TDelegate>(this AppDb db, Expression<TDelegate> query) => (Expression<TDelegate>)new Inliner(db, query.Parameters).Visit(query);

    private sealed class Inliner(AppDb db, IReadOnlyList<ParameterExpression> parameters) : ExpressionVisitor
    {
        /// <summary>What stands for a parameter while a method makes its query.</summary>
        private readonly Dictionary<Guid, ParameterExpression> stands = parameters.Where(p => p.Type == typeof(Guid)).ToDictionary(_ => Guid.NewGuid());

        private ParameterExpression Db => parameters[0];

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            var call = base.VisitMethodCall(node);
            if (call is MethodCallExpression { Method.IsStatic: true } own && IsOwn(own.Method) && own.Arguments.Skip(1).All(a => a is ParameterExpression p && stands.ContainsValue(p)))
            {
                object[] arguments = [db, .. own.Arguments.Skip(1).Select(a => (object)stands.Single(s => s.Value == a).Key)];
                return Visit(((IQueryable)own.Method.Invoke(null, arguments)!).Expression);
            }

            return call;
        }

        /// <summary>A variable that the method has caught: the context or a parameter.</summary>
        protected override Expression VisitMember(MemberExpression node) =>
            node is { Expression: ConstantExpression { Value: { } closure }, Member: FieldInfo field }
                ? field.GetValue(closure) switch
                {
                    AppDb => Db,
                    Guid stand when stands.TryGetValue(stand, out var parameter) => parameter,
                    _ => base.VisitMember(node),
                }
                : base.VisitMember(node);

        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root ? Expression.Call(Db, Set.MakeGenericMethod(root.ElementType)) : base.VisitExtension(node);

        private static bool IsOwn(MethodInfo method) =>
            method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(AppDb) && method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(IQueryable<>);
    }
}
