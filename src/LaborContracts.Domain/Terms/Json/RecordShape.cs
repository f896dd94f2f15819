using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace LaborContracts.Domain.Terms.Json;

/// <summary>
/// How a record of the terms is taken apart and put together: by its primary constructor. Reading, writing, comparing
/// and describing terms all go by it, so a new member needs no further code.
/// </summary>
internal sealed class RecordShape
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new();
    private readonly Func<object?[], object> _make;
    private readonly FrozenDictionary<string, int> _places;

    private RecordShape(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        _make = Maker(constructor);
        var nullability = new NullabilityInfoContext();
        Members = [.. constructor.GetParameters().Select(parameter => new Member(type, parameter, nullability.Create(parameter)))];
        _places = Members.Index().ToFrozenDictionary(pair => pair.Item.Name, pair => pair.Index, StringComparer.Ordinal);
    }

    public IReadOnlyList<Member> Members { get; }

    /// <summary>Place of a member by its name; -1 if the record has none of that name.</summary>
    public int IndexOf(string name) => _places.GetValueOrDefault(name, -1);

    public static RecordShape Of(Type type) => Known.GetOrAdd(type, key => new RecordShape(key));

    public object Make(object?[] values) => _make(values);

    /// <summary>The constructor's call, compiled: a draft is read in a fraction of a request.</summary>
    private static Func<object?[], object> Maker(ConstructorInfo constructor)
    {
        var values = Expression.Parameter(typeof(object?[]));
        var arguments = constructor.GetParameters().Select((parameter, index) =>
            Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(index)), parameter.ParameterType));
        return Expression.Lambda<Func<object?[], object>>(Expression.New(constructor, arguments), values).Compile();
    }

    /// <summary>A member of a record.</summary>
    internal sealed class Member
    {
        private readonly Func<object, object?> _get;

        public Member(Type owner, ParameterInfo parameter, NullabilityInfo nullability)
        {
            Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            _get = Getter(owner, owner.GetProperty(parameter.Name!)!);
            Type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            Element = Type.IsGenericType && Type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? Type.GenericTypeArguments[0] : null;
            Default = parameter.HasDefaultValue ? parameter.DefaultValue : null;
            // A blank where a text is wanted is a finding of the statutes, not an unreadable draft.
            IsRequired = !parameter.HasDefaultValue && nullability.WriteState != NullabilityState.Nullable
                && Nullable.GetUnderlyingType(parameter.ParameterType) is null;
            IsClause = parameter.GetCustomAttribute<ClauseAttribute>() is not null;
            Limits = parameter.GetCustomAttribute<LimitsAttribute>();
        }

        /// <summary>In camelCase.</summary>
        public string Name { get; }

        /// <summary>Of the value, without the possibility of null.</summary>
        public Type Type { get; }

        /// <summary>Of a list's items; null if the member is no list.</summary>
        public Type? Element { get; }

        public object? Default { get; }

        public bool IsRequired { get; }

        public bool IsClause { get; }

        public LimitsAttribute? Limits { get; }

        public object? ValueOf(object record) => _get(record);

        private static Func<object, object?> Getter(Type owner, PropertyInfo property)
        {
            var record = Expression.Parameter(typeof(object));
            var value = Expression.Property(Expression.Convert(record, owner), property);
            return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), record).Compile();
        }
    }
}
