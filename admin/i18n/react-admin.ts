import english from 'ra-language-english';
import type { TranslationMessages } from 'react-admin';

import type { Pair } from './words.js';

/** react-admin's own keys, without the index signatures that would let one go missing. */
type Known<T> = { [K in keyof T as string extends K ? never : K]-?: NonNullable<T[K]> };
type ChineseOf<T> = { [K in keyof Known<T>]: Known<T>[K] extends string ? string : ChineseOf<Known<T>[K]> };
type PairsOf<T> = { [K in keyof T]: T[K] extends string ? Pair : PairsOf<T[K]> };

const chinese: ChineseOf<TranslationMessages['ra']> = {
  action: {
    add_filter: '添加筛选', add: '添加', back: '返回', bulk_actions: '已选 %{smart_count} 项', cancel: '取消', clear_array_input: '清空列表',
    clear_input_value: '清空', clone: '复制', confirm: '确定', create: '新建', create_item: '新建%{item}', delete: '删除', edit: '修改', export: '导出',
    list: '列表', refresh: '刷新', remove_filter: '去掉此筛选条件', remove_all_filters: '去掉全部筛选条件', remove: '移除', reset: '重置', save: '保存', search: '搜索',
    search_columns: '搜索列', select_all: '全选', select_all_button: '全选', select_row: '选择此行', show: '查看', sort: '排序', undo: '撤销', unselect: '取消选择',
    expand: '展开', close: '关闭', open_menu: '打开菜单', close_menu: '收起菜单', update: '修改', move_up: '上移', move_down: '下移', open: '打开',
    toggle_theme: '切换浅色/深色', select_columns: '选择列', update_application: '刷新页面',
  },
  boolean: { true: '是', false: '否', null: ' ' },
  page: {
    create: '新建%{name}', dashboard: '工作台', edit: '%{name} %{recordRepresentation}', error: '页面出错了', list: '%{name}', loading: '正在加载', not_found: '没有这个页面',
    show: '%{name} %{recordRepresentation}', empty: '还没有%{name}。', invite: '现在添加一个吗？', access_denied: '没有权限', authentication_error: '无法确认登录状态',
  },
  input: {
    file: { upload_several: '把文件拖到这里，或点击选择。', upload_single: '把文件拖到这里，或点击选择。' },
    image: { upload_several: '把图片拖到这里，或点击选择。', upload_single: '把图片拖到这里，或点击选择。' },
    references: { all_missing: '找不到关联的记录。', many_missing: '有关联的记录已不存在。', single_missing: '关联的记录已不存在。' },
    password: { toggle_visible: '隐藏密码', toggle_hidden: '显示密码' },
  },
  message: {
    about: '关于', access_denied: '您的角色不能查看此页面。如确有需要，请联系系统管理员。', are_you_sure: '确定吗？',
    authentication_error: '暂时无法确认您的登录状态，请稍后重试。', auth_error: '验证登录状态时出错，请重新登录。',
    bulk_delete_content: '确定删除选中的 %{smart_count} 项%{name}吗？', bulk_delete_title: '删除 %{smart_count} 项%{name}',
    bulk_update_content: '确定修改选中的 %{smart_count} 项吗？', bulk_update_title: '修改 %{smart_count} 项%{name}', clear_array_input: '确定清空整个列表吗？',
    delete_content: '确定删除此%{name}吗？', delete_title: '删除%{name} %{recordRepresentation}', details: '详细信息', error: '页面出错，操作没有完成。',
    invalid_form: '填写的内容有误，请检查标出的项目。', loading: '请稍候', no: '否', not_found: '网址有误，或者链接已失效。',
    select_all_limit_reached: '数量太多，只选中了前 %{max} 项。', unsaved_changes: '有内容尚未保存，确定离开吗？', yes: '是', placeholder_data_warning: '网络异常，数据没有更新。',
  },
  navigation: {
    clear_filters: '清除筛选条件', no_filtered_results: '没有符合条件的%{name}。', no_results: '没有%{name}', no_more_results: '没有第 %{page} 页，请返回上一页。',
    page_out_of_boundaries: '没有第 %{page} 页', page_out_from_end: '已经是最后一页', page_out_from_begin: '已经是第一页', page_range_info: '第 %{offsetBegin}–%{offsetEnd} 条，共 %{total} 条',
    partial_page_range_info: '第 %{offsetBegin}–%{offsetEnd} 条，后面还有', current_page: '第 %{page} 页', page: '转到第 %{page} 页', first: '第一页', last: '最后一页', next: '下一页',
    previous: '上一页', page_rows_per_page: '每页条数：', skip_nav: '跳到正文',
  },
  sort: { sort_by: '按%{field_lower_first}%{order}排列', ASC: '升序', DESC: '降序' },
  auth: { auth_check_error: '请先登录', user_menu: '我的账号', username: '账号', password: '密码', email: '邮箱', sign_in: '登录', sign_in_error: '登录失败，请重试', logout: '退出登录' },
  notification: {
    updated: '已修改 %{smart_count} 项', created: '已新建', deleted: '已删除 %{smart_count} 项', bad_item: '记录有误', item_doesnt_exist: '找不到该记录，或不在您的管理范围内。',
    http_error: '与服务器通信时出错', data_provider_error: '读取数据时出错', i18n_error: '无法加载所选语言', canceled: '操作已取消', logged_out: '登录已过期，请重新登录。',
    not_authorized: '您的角色不能查看此内容。', application_update_available: '系统已更新。', offline: '连接不上服务器，没有取到数据。',
  },
  validation: {
    required: '必填', minLength: '至少 %{min} 个字', maxLength: '最多 %{max} 个字', minValue: '不能小于 %{min}', maxValue: '不能大于 %{max}', number: '应填数字',
    email: '邮箱格式不对', oneOf: '应为其中之一：%{options}', regex: '格式不对（要求：%{pattern}）', unique: '已存在，不能重复',
  },
  saved_queries: {
    label: '常用筛选', query_name: '名称', new_label: '保存当前筛选…', new_dialog_title: '保存当前筛选', remove_label: '删除常用筛选', remove_label_with_name: '删除“%{name}”',
    remove_dialog_title: '删除常用筛选', remove_message: '确定从常用筛选中删除这一项吗？', help: '筛选列表，并保存以便下次使用',
  },
  guesser: { empty: { title: '没有内容', message: '请检查数据来源' } },
  configurable: {
    customize: '自定义', configureMode: '设置此页面', inspector: { title: '设置', content: '把鼠标移到界面元素上即可设置', reset: '恢复默认', hideAll: '全部隐藏', showAll: '全部显示' },
    Datagrid: { title: '表格', unlabeled: '未命名列 %{column}' }, SimpleForm: { title: '表单', unlabeled: '未命名项 %{input}' },
    SimpleList: { title: '列表', primaryText: '主要文字', secondaryText: '次要文字', tertiaryText: '附加文字' },
  },
};

interface Texts { readonly [key: string]: string | Texts }

function paired(zh: Texts, en: Texts): PairsOf<typeof chinese> {
  const pairs = Object.entries(zh).map(([key, text]) => {
    const other = en[key];
    return [key, typeof text === 'string' ? [text, typeof other === 'string' ? other : text] : paired(text, typeof other === 'object' ? other : {})];
  });
  return Object.fromEntries(pairs) as PairsOf<typeof chinese>;
}

export const reactAdmin = paired(chinese, english.ra as Texts);
