import { Suspense } from 'react';
import { Admin, CustomRoutes, localStorageStore, type DataProvider, Resource } from 'react-admin';
import { createBrowserRouter, Route, RouterProvider } from 'react-router';

import { authProvider } from './data/auth-provider.js';
import { dataProviderOf } from './data/data-provider.js';
import { queryClient } from './data/query-client.js';
import { useI18nProvider } from './i18n/useT.js';
import { Gate } from './layout/Gate.js';
import { Shell } from './layout/Shell.js';
import { entryPages } from './pages/activation/index.js';
import { desks } from './pages/desks.js';
import { Home } from './pages/home/Home.js';
import { Login } from './pages/Login.js';
import { AccessDenied, NotFound } from './pages/NotFound.js';
import { Loading } from './shared/Loading.js';
import type { LazyPage } from './resources/console-resource.js';
import { resources } from './resources/index.js';
import { darkTheme, lightTheme } from './theme/theme.js';

const dataProvider: DataProvider = dataProviderOf(Object.fromEntries(resources.map(({ name, data }) => [name, data])));
const store = localStorageStore(undefined, 'shixun');

/** The console's table of contents: screens stand in resources/index.ts and pages/desks.ts. */
function Console() {
  return (
    <Admin
      dataProvider={dataProvider} authProvider={authProvider} i18nProvider={useI18nProvider()} queryClient={queryClient} store={store} lightTheme={lightTheme} darkTheme={darkTheme}
      layout={Shell} loginPage={Login} dashboard={Home} catchAll={NotFound} accessDenied={AccessDenied} loading={Loading} requireAuth disableTelemetry
    >
      {resources.map(({ name, roles, list, show, create, edit, representation }) => {
        const gated = (Page: LazyPage | undefined) => Page && <Gate roles={roles}><Page /></Gate>;
        return <Resource key={name} name={name} list={gated(list)} show={gated(show)} create={gated(create)} edit={gated(edit)} recordRepresentation={representation} />;
      })}
      <CustomRoutes noLayout>
        {entryPages.map(({ path, page: Page }) => <Route key={path} path={path} element={<Suspense fallback={<Loading />}><Page /></Suspense>} />)}
      </CustomRoutes>
      <CustomRoutes>
        {desks.map(({ path, roles, page: Page }) => <Route key={path} path={path} element={<Gate roles={roles}><Page /></Gate>} />)}
      </CustomRoutes>
    </Admin>
  );
}

const router = createBrowserRouter([{ path: '*', element: <Console /> }]);

export const App = () => <RouterProvider router={router} />;
